package sdedge.instance;

/** Caps on task counts; {@link #UNLIMITED} where the instance gives none. */
public record Batching(int maxTasksPerBatch, int maxTasksPerCohort) {
  /** No cap. */
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
