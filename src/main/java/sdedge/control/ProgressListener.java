package sdedge.control;

import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Is notified of how far work is. Called from any thread, often; must be cheap. */
@FunctionalInterface
public interface ProgressListener {
  /** Ignores everything but failures, which it throws. */
  ProgressListener NONE = event -> {};

  /** Something that is new. */
  sealed interface Event {}

  /**
   * What a search knows, because it knows more or because somebody {@link #wantsProgress}.
   *
   * @param incumbentS best makespan so far, infinite if none
   * @param boundS proven lower bound, 0 if none
   * @param of the problem of the best plan; null if not known
   */
  record Bounds(double incumbentS, double boundS, @Nullable Subproblem of) implements Event {}

  /**
   * What a search is about to look at, known before it begins.
   *
   * @param tasks tasks in the order
   * @param states (batch, length) pairs whose stage times it computes
   * @param bytes memory it needs at least
   * @param fits whether there is that much
   */
  record Forecast(int tasks, double states, double bytes, boolean fits) implements Event {
    /** What a search takes at least, about, for each state. */
    public static final double SECONDS_PER_STATE = 3e-6;
  }

  /**
   * A search keeps so many labels that it may take long, and again after twice as many.
   *
   * @param labels so far
   * @param expected in all, if what is left took as many as what is done; mostly it is fewer
   */
  record ManyLabels(long labels, double expected) implements Event {}

  /**
   * A search goes on among more plans: its best one remains, but nothing is proven of them yet.
   *
   * @param of what they are, for the user
   */
  record Widened(String of) implements Event {}

  /**
   * Mixed-integer programs have been solved, or are being solved.
   *
   * @param relaxationS no plan is faster by their relaxations, seconds
   * @param nodes of their search trees so far
   */
  record Programs(double relaxationS, long nodes) implements Event {}

  /** A search has ended. */
  record SearchEnded() implements Event {}

  /**
   * A stage of the work begins.
   *
   * @param text of how far it is, a format of the pieces done, of all of them, of what says how
   *     long the rest may take, and of what is done in per cent
   * @param pieces of it
   * @param units of all pieces, by which what is left is known best; 0 if nobody knows
   */
  record Stage(String text, int pieces, long units) implements Event {}

  /** So many pieces, and so many units of pieces, are done. */
  record Advanced(int pieces, long units) implements Event {}

  /** Plans in one order under one uplink, which are searched together. */
  interface Subproblem {
    /** Of the tasks; null if it is none that has a name. */
    @Nullable TaskOrder order();

    /** Whether decided or not. */
    UplinkPolicy uplink();
  }

  /** Something is new. */
  void notified(Event event);

  /** The incumbent and the bound of a search that has no subproblems are known, seconds. */
  default void progress(double incumbentS, double boundS) {
    notified(new Bounds(incumbentS, boundS, null));
  }

  /** A stage of pieces that take as long each begins, as {@link Stage}. */
  default void begin(String text, int pieces) {
    notified(new Stage(text, pieces, 0));
  }

  /** A piece is done. */
  default void next() {
    notified(new Advanced(1, 0));
  }

  /**
   * Whether somebody would like to know the bounds of a search now; telling them costs a little.
   */
  default boolean wantsProgress() {
    return false;
  }

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
}
