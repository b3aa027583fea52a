package sdedge.explain;

import org.jspecify.annotations.Nullable;

/**
 * What more of a resource saves, with the plan allowed to change.
 *
 * @param now the best plan without more
 * @param tenPercent the best with a tenth more; null where that means nothing
 * @param oneUnit the best with one unit more; null where there is no unit
 */
public record Saving(
    Lever lever, BestPlan now, @Nullable BestPlan tenPercent, @Nullable BestPlan oneUnit) {

  /** Seconds saved by a tenth more; null if that is not known. */
  public @Nullable Double byTenPercentS() {
    return tenPercent == null ? null : tenPercent.lessThanS(now);
  }

  /** Seconds saved by one unit more; null if that is not known. */
  public @Nullable Double byOneUnitS() {
    return oneUnit == null ? null : oneUnit.lessThanS(now);
  }

  /** What the table is sorted by: seconds per tenth, of what has no tenths per unit. */
  public double rankS() {
    Double savedS = lever.tenPercent() == null ? byOneUnitS() : byTenPercentS();
    return savedS == null ? Double.NEGATIVE_INFINITY : savedS;
  }
}
