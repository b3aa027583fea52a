package sdedge.instance.reader;

/**
 * How much an instance may hold, so that reading any file stays below 1 GiB of memory; see also
 * {@link sdedge.document.InputFile#MOST_BYTES}.
 */
final class InstanceLimits {
  static final int MODELS = 10_000;
  static final int DRAFTERS = 10_000;
  static final int TASKS = 250_000;

  /** Rows of all latency tables together. */
  static final int TABLE_ROWS = 1_000_000;

  private InstanceLimits() {}
}
