package sdedge.search.milp;

import sdedge.search.problem.ContiguousProblem;

/**
 * How seconds become numbers of a model.
 *
 * <p>For backends with floating-point tolerances of about 1e-6 the makespan is brought to several
 * thousand by a power of two, which loses nothing. For CP-SAT every time is rounded to an integer
 * multiple of a unit. A makespan is a sum of at most {@code terms} costs and ready times, chosen by
 * maxima, so rounding moves it by at most {@code terms·unit/2}; a plan optimal for the rounded
 * times is within {@code terms·unit} = {@link #errorS} of the optimum, by choice of the unit {@link
 * #RELATIVE_ERROR} of an upper bound on it.
 *
 * @param unit seconds that become 1
 * @param integral whether times are rounded
 * @param errorS how far the makespan of a proven plan may be from the optimum, seconds
 */
record Scaling(double unit, boolean integral, double errorS) {
  /** The loss allowed to rounding, as a part of an upper bound on the makespan. */
  static final double RELATIVE_ERROR = 1e-9;

  private static final int MAKESPAN_EXPONENT = 12;

  static Scaling of(Backend backend, ContiguousProblem problem, double upperS) {
    if (backend != Backend.CPSAT) {
      return new Scaling(Math.scalb(1.0, Math.getExponent(upperS) - MAKESPAN_EXPONENT), false, 0);
    }
    double errorS = RELATIVE_ERROR * upperS;
    return new Scaling(errorS / terms(problem), true, errorS);
  }

  /**
   * Of each task at most: a slot of step 1 or what is waited for in its place, the later slots
   * behind its batch, those of the first batch, and the closing ones.
   */
  private static double terms(ContiguousProblem problem) {
    return 4.0 * problem.size() + 2;
  }

  double of(double seconds) {
    double scaled = seconds / unit;
    return integral ? Math.rint(scaled) : scaled;
  }

  double seconds(double scaled) {
    return scaled * unit;
  }
}
