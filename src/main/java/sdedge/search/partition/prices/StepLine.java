package sdedge.search.partition.prices;

/**
 * A line below what something of a step takes, in who is active.
 *
 * @param fixedS seconds if anybody is
 * @param perTaskS for each active task
 * @param perTokenS for each of their confirmed tokens
 */
record StepLine(double fixedS, double perTaskS, double perTokenS) {
  /** Below everything. */
  static final StepLine ZERO = new StepLine(0, 0, 0);

  /** With more seconds. */
  StepLine plus(double moreS, double morePerTaskS) {
    return new StepLine(fixedS + moreS, perTaskS + morePerTaskS, perTokenS);
  }

  /** Seconds of so many active tasks with so many confirmed tokens. */
  double at(double active, double confirmed) {
    return at(1, active, confirmed);
  }

  /** Seconds of active tasks that pay a share of what is fixed. */
  double at(double share, double active, double confirmed) {
    return fixedS * share + perTaskS * active + perTokenS * confirmed;
  }
}
