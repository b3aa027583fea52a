package sdedge.cli;

/** Shows how a search advances. */
final class Progress {
  private final StatusLine line;

  Progress(Terminal terminal) {
    line = new StatusLine(terminal);
  }

  /** Whether it is time to show something. */
  boolean isDue() {
    return line.isDue();
  }

  /** Hears of progress; {@code incumbentS} is infinite without a plan. */
  void update(double incumbentS, double boundS) {
    line.show(() -> line(line.elapsedS(), incumbentS, boundS));
  }

  /** Leaves a clean line. */
  void end() {
    line.end();
  }

  static String line(double elapsedS, double incumbentS, double boundS) {
    boolean plan = Double.isFinite(incumbentS);
    String gap = plan && boundS > 0 ? Human.percent((incumbentS - boundS) / incumbentS) : "-";
    return Main.format(
        "%.1f s, incumbent %s, bound %s, gap %s",
        elapsedS,
        plan ? Human.seconds(incumbentS) : "-",
        boundS > 0 ? Human.seconds(boundS) : "-",
        gap);
  }
}
