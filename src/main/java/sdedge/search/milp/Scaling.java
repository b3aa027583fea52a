package sdedge.search.milp;

import java.util.Locale;
import sdedge.instance.DraftChoice;
import sdedge.latency.MeanProgress;
import sdedge.search.problem.ContiguousProblem;

/**
 * How seconds become numbers of a model.
 *
 * <p>For backends with floating-point tolerances of about 1e-6 the makespan is brought to several
 * thousand by a power of two, which loses nothing. For CP-SAT every time is rounded to an integer
 * multiple of a unit. A makespan is a sum of at most {@code terms} stage and ready times, chosen by
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

  /** Each a_n, b_n and ready time enters a makespan at most once. */
  private static double terms(ContiguousProblem problem) {
    double terms = problem.size();
    for (int position = 0; position < problem.size(); position++) {
      int longest = 0;
      for (DraftChoice choice : problem.draftChoices()) {
        longest = Math.max(longest, MeanProgress.of(problem.task(position), choice).steps());
      }
      terms += 2.0 * longest;
    }
    return terms;
  }

  double of(double seconds) {
    double scaled = seconds / unit;
    return integral ? Math.rint(scaled) : scaled;
  }

  double seconds(double scaled) {
    return scaled * unit;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "unit %.3g s, error %.3g s", unit, errorS);
  }
}
