package sdedge.search.local;

/**
 * Executes solutions.
 *
 * @param <P> what is executed
 */
public interface Evaluator<P> {
  /**
   * The makespan, seconds; infinite if the execution was stopped. It may be given up, infinite too,
   * once it is known to be longer than what would be accepted.
   *
   * @param mostS what would be accepted
   */
  double makespanS(P solution, double mostS);

  /** How much was executed so far, in units that depend on no clock. */
  long work();
}
