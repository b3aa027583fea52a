package sdedge.latency;

/**
 * Seconds of passes that are linear in what is there.
 *
 * @param perChance for each chance that they take place
 * @param perActive for each active task
 * @param perCached for each token cached before the first of them
 */
record PassSlopes(double perChance, double perActive, double perCached) {
  /** These slopes with more seconds for each chance and each active task. */
  PassSlopes plus(double chance, double active) {
    return new PassSlopes(perChance + chance, perActive + active, perCached);
  }

  /** These slopes where so many more tokens of each active task are cached. */
  PassSlopes behind(int tokens) {
    return new PassSlopes(perChance, perActive + tokens * perCached, perCached);
  }

  /**
   * Writes the seconds of several steps, as {@link PassTime#addSeconds} adds them.
   *
   * @param context Σω·c by step, of which all but a token of each active task is cached
   */
  void write(double[] chance, double[] active, double[] context, int to, double[] seconds, int at) {
    double beside = perActive - perCached;
    for (int k = 0; k < to; k++) {
      seconds[at + k] = perChance * chance[k] + beside * active[k] + perCached * context[k];
    }
  }
}
