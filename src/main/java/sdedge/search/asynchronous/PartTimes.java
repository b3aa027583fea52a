package sdedge.search.asynchronous;

import sdedge.latency.PartLoad;

/**
 * What a part of a batch asks of the servers of its drafter.
 *
 * @param side d + u by step − 1, seconds
 * @param down w by step − 1, seconds
 * @param busyS for which it occupies the node, the link up and the link down, all steps together
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record PartTimes(double[] side, double[] down, double[] busyS) {
  /** The servers of a drafter. */
  static final int SERVERS = 3;

  /** Of these, the link up. */
  static final int UP = 1;

  static PartTimes of(PartLoad part) {
    double[] side = new double[part.steps()];
    double[] down = new double[part.steps()];
    double[] busyS = new double[SERVERS];
    for (int n = 1; n <= side.length; n++) {
      double draftS = part.draft(n);
      side[n - 1] = draftS + part.transfers().up(n);
      down[n - 1] = part.transfers().down(n);
      busyS[0] += draftS;
      busyS[1] += part.transfers().upSerialisation(n);
      busyS[2] += part.transfers().downSerialisation(n);
    }
    return new PartTimes(side, down, busyS);
  }

  int steps() {
    return side.length;
  }

  /**
   * How long a batch takes with all servers to itself, from when its prompts are there, seconds.
   *
   * @param verify v by step − 1, seconds
   */
  static double singleBatchS(PartTimes[] parts, double[] verify) {
    double[] clock = new double[parts.length]; // when each part may begin its step
    double lastS = 0;
    for (int n = 0; n < verify.length; n++) {
      double joinS = 0;
      for (int i = 0; i < clock.length; i++) {
        joinS = n < parts[i].steps() ? Math.max(joinS, clock[i] + parts[i].side[n]) : joinS;
      }
      double verifiedS = joinS + verify[n];
      for (int i = 0; i < clock.length; i++) {
        if (n < parts[i].steps()) {
          clock[i] = verifiedS + parts[i].down[n];
          lastS = Math.max(lastS, clock[i]);
        }
      }
    }
    return lastS;
  }
}
