package sdedge.control;

import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Is notified of how far work is. Called from any thread, often; must be cheap. */
public interface ProgressListener {
  /** Hears nothing, and bears with no failure. */
  ProgressListener NONE = new ProgressListener() {};

  /**
   * What a search is about to look at, known before it begins.
   *
   * @param tasks tasks in the order
   * @param states (batch, length) pairs whose stage times it computes
   * @param bytes memory it needs at least
   * @param fits whether there is that much
   */
  record Forecast(int tasks, double states, double bytes, boolean fits) {
    /** What a search takes at least, about, for each state. */
    public static final double SECONDS_PER_STATE = 3e-6;
  }

  /** Plans in one order under one uplink, which are searched together. */
  interface Subproblem {
    /** Of the tasks; null if it is none that has a name. */
    @Nullable TaskOrder order();

    /** Whether decided or not. */
    UplinkPolicy uplink();
  }

  /** Whether somebody would like to hear of a search now; telling it costs a little. */
  default boolean wantsProgress() {
    return false;
  }

  /**
   * A search knows more, or is asked what it knows.
   *
   * @param incumbentS best makespan so far, infinite if none
   * @param boundS proven lower bound, 0 if none
   * @param of the problem of the best plan; null if not known
   */
  default void progress(double incumbentS, double boundS, @Nullable Subproblem of) {}

  /** What a search that begins will take. */
  default void forecast(Forecast forecast) {}

  /**
   * A search keeps so many labels that it may take long, and again after twice as many.
   *
   * @param labels so far
   * @param expected in all, if what is left took as many as what is done; mostly it is fewer
   */
  default void manyLabels(long labels, double expected) {}

  /**
   * A part of a search failed, which is a bug. The search goes on without that part if this
   * returns; unless a listener says otherwise, it does not.
   *
   * @param what failed, for the user
   */
  default void failed(String what, Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(what, failure);
  }

  /** Hears of a part of some work nothing but failures: how far it is, the whole is not. */
  class OfPart implements ProgressListener {
    private final ProgressListener whole;

    /** Of a part of what somebody listens to. */
    public OfPart(ProgressListener whole) {
      this.whole = whole;
    }

    @Override
    public void failed(String what, Throwable failure) {
      whole.failed(what, failure);
    }
  }

  /** A search has ended. */
  default void ended() {}

  /**
   * A stage of the work begins.
   *
   * @param text of how far it is, a format of the pieces done, of all of them, of what says how
   *     long the rest may take, and of the pieces done in per cent
   * @param pieces of it
   * @param units of all pieces, by which what is left is known best; 0 if nobody knows
   */
  default void begin(String text, int pieces, long units) {}

  /** So many units more are done. */
  default void advanced(long units) {}

  /** A piece is done. */
  default void next() {}
}
