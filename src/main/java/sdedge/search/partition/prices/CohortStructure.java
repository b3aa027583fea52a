package sdedge.search.partition.prices;

/**
 * What a search for weights knows of a cohort: affine lower bounds of what it takes, a coefficient
 * per option of a task (each batch that has a lead; and, together, all others), then task. Has
 * arrays of its own.
 */
interface CohortStructure {
  /** Where a task may be. */
  int options();

  /** Takes up the leads; false if they do not fit together. */
  boolean begin(Relaxation relaxation);

  /**
   * Writes a lower bound to begin with.
   *
   * @return its constant term, seconds
   */
  double start(double[][] line);

  /** How many kinds of lower bounds there are. */
  int kinds();

  /**
   * Writes the line of a kind that is highest where tasks are somewhere in part, or nearly; of the
   * same shares as that of the first kind, which is asked for before others.
   *
   * @return what is fixed of it, seconds
   */
  double highest(int kind, double[][] shares, double[][] line);

  /**
   * What a cohort takes at least where the last lines of all kinds are highest, less what batches
   * without a lead are worth, seconds.
   */
  double costS();

  /**
   * A cohort of these batches.
   *
   * @param seconds as {@link #costS} of the last lines of all kinds
   * @param shares for which these are highest
   */
  Column column(double seconds, double[][] shares);
}
