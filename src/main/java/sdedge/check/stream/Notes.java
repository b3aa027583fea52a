package sdedge.check.stream;

/** Notes the stages of a run. */
interface Notes {
  /** A group begins a step; whether its stages are to be noted. */
  boolean begins(StepGroup group);

  /** A stage of a step that is noted begins. */
  void note(StageNotes.Part part, double fromS, double toS);
}
