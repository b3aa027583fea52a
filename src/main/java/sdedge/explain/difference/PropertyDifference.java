package sdedge.explain.difference;

import org.jspecify.annotations.Nullable;

/**
 * One property in which a plan differs from the best one, and what that costs.
 *
 * @param own what the plan has, in words
 * @param best what the best plan has, in words
 * @param forcedS seconds that the best plan takes more with this of the plan, all else as it is;
 *     null where that is no feasible plan
 * @param mendedS seconds that the plan takes less with this of the best one, likewise
 * @param anewS seconds that the best of all plans with this of the plan takes more than the best
 *     one; null if nobody looked for it, or it is not known
 */
public record PropertyDifference(
    Property property,
    String own,
    String best,
    @Nullable Double forcedS,
    @Nullable Double mendedS,
    @Nullable Double anewS) {
  /** With what it costs if all else is decided anew, seconds; null if that is not known. */
  public PropertyDifference anew(@Nullable Double seconds) {
    return new PropertyDifference(property, own, best, forcedS, mendedS, seconds);
  }

  /** Whether any of its costs, or gains, is at least so many seconds. */
  boolean reaches(double seconds) {
    return reaches(forcedS, seconds) || reaches(mendedS, seconds) || reaches(anewS, seconds);
  }

  private static boolean reaches(@Nullable Double costsS, double seconds) {
    return costsS != null && Math.abs(costsS) >= seconds;
  }
}
