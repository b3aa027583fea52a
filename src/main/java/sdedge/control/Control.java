package sdedge.control;

import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Lets a search be watched and stopped. Called from any thread, often; must be cheap. */
public interface Control {
  /** Why the search must stop now with what it has; null to go on. */
  @Nullable Termination stop();

  /** As {@link #stop}, but for the time limit, without a look at the clock where that is known. */
  default @Nullable Termination stopInTime() {
    Termination stop = stop();
    return stop == Termination.TIME_LIMIT ? null : stop;
  }

  /** Whether somebody would like to hear of progress now; telling it costs a little. */
  default boolean wantsProgress() {
    return false;
  }

  /**
   * Is notified of progress.
   *
   * @param incumbentS best makespan so far, infinite if none
   * @param boundS proven lower bound, 0 if none
   */
  default void progress(double incumbentS, double boundS) {}

  /**
   * Is notified of progress of several problems.
   *
   * @param of the problem of the best plan; null if not known
   */
  default void progress(double incumbentS, double boundS, @Nullable Subproblem of) {
    progress(incumbentS, boundS);
  }

  /** Is notified, before a search begins, of what it will take. */
  default void forecast(Forecast forecast) {}

  /**
   * Is notified that a search keeps so many labels that it may take long, and again after twice as
   * many.
   *
   * @param labels so far
   * @param expected in all, if what is left took as many as what is done; mostly it is fewer
   */
  default void manyLabels(long labels, double expected) {}

  /**
   * Is notified that a part of a search failed, which is a bug. The search goes on without that
   * part if this returns; unless a control says otherwise, it does not.
   *
   * @param what failed, for the user
   */
  default void failed(String what, Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(what, failure);
  }

  /** How long the search may last. */
  default TimeBudget budget() {
    return TimeBudget.UNLIMITED;
  }

  /**
   * How long, from now on, something may take that is done even when the budget is over, seconds;
   * infinite if only its own limit binds it.
   */
  default double overtimeS() {
    return Double.POSITIVE_INFINITY;
  }

  /** Plans in one order under one uplink, which are searched together. */
  interface Subproblem {
    /** Of the tasks; null if it is none that has a name. */
    @Nullable TaskOrder order();

    /** Whether decided or not. */
    UplinkPolicy uplink();
  }

  /** Never stops. */
  Control NONE = () -> null;
}
