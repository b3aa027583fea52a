package sdedge.stream;

import sdedge.control.Control;

/**
 * Finds the largest rate, or the most users of a closed loop, at which a service level holds
 * (docs/model.md section 11): by bisection, with the same draw of requests everywhere.
 */
public final class CapacitySearch {
  private static final int HALVINGS = 12;
  private static final int STEPS = 1 << HALVINGS; // from no requests to the most
  private static final double ROUNDING = 1e-9;

  private final StreamRun run;
  private final Draw draw;
  private final StreamLevel level;
  private final StreamSetting setting;
  private final double mostPerS;
  private final boolean isOfUsers;
  private int runs;

  private CapacitySearch(
      StreamRun run,
      Draw draw,
      StreamLevel level,
      StreamSetting setting,
      double mostPerS,
      boolean isOfUsers) {
    this.run = run;
    this.draw = draw;
    this.level = level;
    this.setting = setting;
    this.mostPerS = mostPerS;
    this.isOfUsers = isOfUsers;
  }

  /**
   * A search among rates.
   *
   * @param setting how requests are served, but for policy and groups
   * @param mostPerS a rate that cannot be served, such as Θ/L
   * @throws IllegalArgumentException if it is not finite and positive
   */
  public CapacitySearch(
      StreamRun run, Draw draw, StreamLevel level, StreamSetting setting, double mostPerS) {
    this(run, draw, level, setting, mostPerS, false);
    if (!(mostPerS > 0 && mostPerS < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a rate of at most " + mostPerS + " per second");
    }
  }

  /** A search among numbers of users, at most as many as there are requests. */
  public static CapacitySearch ofUsers(
      StreamRun run, Draw draw, StreamLevel level, StreamSetting setting) {
    return new CapacitySearch(run, draw, level, setting, 0, true);
  }

  public Capacity of(Candidate candidate, Control control) {
    runs = 0;
    return isOfUsers ? ofUsers(candidate, control) : between(0, STEPS, candidate, control);
  }

  /** Doubles the users until the level does not hold. */
  private Capacity ofUsers(Candidate candidate, Control control) {
    int holding = 0;
    int asked = 1;
    while (holds(asked, candidate, control)) {
      holding = asked;
      asked = Math.min(2 * asked, draw.count());
      if (holding == asked) {
        return new Capacity(candidate, holding, true, runs);
      }
    }
    return control.isStopped()
        ? new Capacity(candidate, holding, false, runs)
        : between(holding, asked, candidate, control);
  }

  private Capacity between(int holding, int failing, Candidate candidate, Control control) {
    int low = holding;
    int high = failing;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (holds(middle, candidate, control)) {
        low = middle;
      } else if (control.isStopped()) {
        return new Capacity(candidate, value(low), false, runs);
      } else {
        high = middle;
      }
    }
    return new Capacity(candidate, value(low), true, runs);
  }

  /** Users, or requests per second. */
  private double value(int step) {
    return isOfUsers ? step : mostPerS * step / STEPS;
  }

  /** Whether the level holds; not if the run was stopped before that was known. */
  private boolean holds(int step, Candidate candidate, Control control) {
    runs++;
    Tally tally = new Tally(level, draw.count());
    StreamSetting own = setting.with(candidate.policy(), candidate.groups());
    Requests requests = isOfUsers ? draw.closedLoop(step) : draw.at(value(step));
    run.run(requests, own, control, tally);
    return tally.holds();
  }

  /** Counts requests until it is known whether enough of them are served as promised. */
  private static final class Tally implements Recorder.Completions {
    private final StreamLevel level;
    private final int from;
    private final int to;
    private final long needed;
    private long met;
    private long violated;

    Tally(StreamLevel level, int requests) {
      this.level = level;
      from = StreamResult.firstCounted(requests);
      to = StreamResult.endCounted(requests);
      needed = (long) Math.ceil(level.share() * (to - from) - ROUNDING);
    }

    @Override
    public boolean complete(int request, double ttftS, double tpotS) {
      if (request >= from && request < to) {
        if (level.holds(ttftS, tpotS)) {
          met++;
        } else {
          violated++;
        }
      }
      return met < needed && violated <= to - from - needed;
    }

    boolean holds() {
      return met >= needed;
    }
  }
}
