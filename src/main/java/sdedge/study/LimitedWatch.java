package sdedge.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.search.control.Control;
import sdedge.search.control.Termination;
import sdedge.search.control.TimeBudget;
import sdedge.search.control.TimeSource;
import sdedge.search.control.TimedPart;
import sdedge.search.problem.ContiguousProblem;

/** Stops a search at its time limit or when it is interrupted, and keeps its log. */
public abstract class LimitedWatch implements Watch {
  private static final double SHORTEST_BASELINE_S = 1;

  private final double limitS; // infinite if there is none
  private final TimeSource time;
  private final long startNanos;
  private final TimeBudget budget;
  private final SearchLog log = new SearchLog();

  /**
   * Watches a search.
   *
   * @param limit null for none
   * @param startNanos when it began, on the clock
   * @param reserveS what {@link Reserve} keeps of the limit, seconds
   */
  protected LimitedWatch(
      @Nullable Duration limit, TimeSource time, long startNanos, double reserveS) {
    limitS = limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
    this.time = time;
    this.startNanos = startNanos;
    double searchS = Math.max(limitS - reserveS, Reserve.LEAST_SEARCH * limitS);
    budget = TimeBudget.from(startNanos, time, searchS);
  }

  @Override
  public final @Nullable Termination stop() {
    if (isInterrupted()) {
      return Termination.INTERRUPTED;
    }
    return budget.isOver() ? Termination.TIME_LIMIT : null;
  }

  @Override
  public final TimeBudget budget() {
    return budget;
  }

  @Override
  public final void progress(double incumbentS, double boundS) {
    progress(incumbentS, boundS, null);
  }

  @Override
  public void progress(double incumbentS, double boundS, @Nullable ContiguousProblem of) {
    log.note(elapsedS(), incumbentS, boundS, of);
  }

  /** Seconds since the search began. */
  protected final double elapsedS() {
    return (time.nanos() - startNanos) / 1e9;
  }

  @Override
  public final SearchLog log() {
    return log;
  }

  @Override
  public void end() {
    log.end(elapsedS());
  }

  /** Under a time limit it may take a tenth of that on top, at least a second. */
  @Override
  public final Control forBaseline() {
    return TimedPart.apart(this, Math.max(limitS / 10, SHORTEST_BASELINE_S));
  }
}
