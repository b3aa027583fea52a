package sdedge.storage;

/** A process that cannot be. */
final class DeadProcess {
  /** Above the largest number of a process. */
  static final long PID = 99_999_999;

  private DeadProcess() {}
}
