package sdedge.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.control.TimeBudget;
import sdedge.control.TimeSource;
import sdedge.control.TimedPart;

/** Stops a search at its time limit or when it is interrupted, and keeps its log. */
public abstract class Watch implements Control {
  private static final double BASELINE_S = 1; // at least, if there is as much
  private static final double LEAST_BASELINE_S = 0.3;
  private static final double BOUND = 0.2; // of a limit, for what bounds all policies
  private static final double LEAST_BOUND_S = 0.5;

  private final double limitS; // infinite if there is none
  private final double followsS;
  private final double boundS; // for what bounds all policies
  private final TimeSource time;
  private final long startNanos;
  private final TimeBudget budget;
  private final SearchLog log = new SearchLog();

  /**
   * Watches a search.
   *
   * @param limit null for none
   * @param startNanos when it began, on the clock
   * @param followsS what executing, writing and checking will take, as {@link Reserve} knows it
   * @param isBounded whether all policies are bounded after the search, in a part of the limit
   */
  protected Watch(
      @Nullable Duration limit,
      TimeSource time,
      long startNanos,
      double followsS,
      boolean isBounded) {
    limitS = limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
    this.time = time;
    this.startNanos = startNanos;
    this.followsS = followsS;
    boundS = isBounded && limit != null ? BOUND * limitS : 0;
    budget = TimeBudget.from(startNanos, time, Reserve.searchS(limitS, followsS) - boundS);
  }

  @Override
  public @Nullable Termination stop() {
    Termination stop = stopInTime();
    return stop == null && budget.isOver() ? Termination.TIME_LIMIT : stop;
  }

  @Override
  public @Nullable Termination stopInTime() {
    return isInterrupted() ? Termination.INTERRUPTED : null;
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
  public void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    log.note(elapsedS(), incumbentS, boundS, of);
  }

  /** Seconds since the search began. */
  protected final double elapsedS() {
    return (time.nanos() - startNanos) / 1e9;
  }

  /** What the search told of its progress. */
  final SearchLog log() {
    return log;
  }

  /** Whether a signal asked for what there is so far. */
  public abstract boolean isInterrupted();

  /** Is notified that the search has ended. */
  public void end() {
    log.end(elapsedS());
  }

  @Override
  public final double overtimeS() {
    return restS() - boundS - LEAST_BASELINE_S;
  }

  /**
   * The control of what bounds all policies, which begins now. It has what the search has left of
   * the limit, a fifth of it at least.
   */
  public final Control forBound() {
    return TimedPart.apart(this, Math.max(LEAST_BOUND_S, boundS + Math.max(0, budget.leftS())));
  }

  /**
   * The control of the comparison with autoregressive decoding, which begins now. Under a time
   * limit it may take a tenth of that on top, at least a second, as far as the whole stays within
   * what a limit may be exceeded by.
   */
  public final Control forBaseline() {
    double atMostS = Math.max(limitS / 10, BASELINE_S);
    return TimedPart.apart(this, Math.max(LEAST_BASELINE_S, Math.min(atMostS, restS())));
  }

  /** What is left before the result must be executed, written and checked, seconds. */
  private double restS() {
    return Reserve.latestS(limitS) - followsS - elapsedS();
  }
}
