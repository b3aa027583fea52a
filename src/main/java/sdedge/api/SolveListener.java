package sdedge.api;

/**
 * Is notified of a search, and may end it. All methods may be called by any thread, several at
 * once, and must be quick. What they throw ends the search, and {@link Sdedge#solve} throws it.
 */
public interface SolveListener {
  /** Is notified of nothing and ends nothing. */
  SolveListener NONE = new SolveListener() {};

  /** {@return whether the search must end with the best plan so far} Asked often. */
  default boolean isCancelled() {
    return false;
  }

  /**
   * Is notified of a better plan or bound, and now and then of neither.
   *
   * @param elapsedS seconds since the search began
   * @param makespanS of the best plan so far, seconds; infinite without one
   * @param boundS no plan that is searched is faster, seconds; 0 if nothing is known
   */
  default void progress(double elapsedS, double makespanS, double boundS) {}

  /**
   * Is notified that a part of the search failed, which is a bug. The search goes on without that
   * part, proves nothing then, and says so in {@link PlanningResult#note()}.
   *
   * @param what failed
   * @param failure why
   */
  default void failed(String what, Throwable failure) {}
}
