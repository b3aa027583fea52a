package sdedge.instance;

/** The order of tasks in which a plan is contiguous (docs/model.md section 7). */
public enum TaskOrder implements Named {
  /** As listed in the instance. */
  GIVEN,
  /** By input tokens, ascending. */
  INPUT_ASC,
  /** By input tokens, descending. */
  INPUT_DESC,
  /** By output tokens, ascending. */
  OUTPUT_ASC,
  /** By output tokens, descending. */
  OUTPUT_DESC,
  /** By the steps needed with speculation length min(4, max_length), ascending. */
  ROUNDS_ASC,
  /** By the steps needed with speculation length min(4, max_length), descending. */
  ROUNDS_DESC,
  /** By the upload time alone on the band, ascending. */
  UPLOAD_ASC,
  /** By the position of their drafter, then by output tokens, descending. */
  DRAFTER,
  /** A search option: the best of all, in this sequence; never in a plan. */
  AUTO;

  @Override
  public String toString() {
    return Named.word(this);
  }
}
