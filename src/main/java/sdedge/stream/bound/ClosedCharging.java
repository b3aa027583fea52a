package sdedge.stream.bound;

import java.util.List;

/**
 * How the seconds of a closed batch or of some users are charged, whatever they cost (docs/model.md
 * section 12). Any way is valid; which one says most depends.
 *
 * @param phaseS D, at most so much is charged for being there from one verification to the next,
 *     seconds; infinite if all of it is
 * @param stalled ψ, how far a pass pays for those whom it stalls, in [0, 1]; 0 if D is infinite
 * @param floor of passes of the verifier
 * @param drafterFloors of passes of drafters, by index in the instance
 * @param first how first rounds are charged: piggybacked if D is infinite, stalled if it is not, or
 *     shared
 * @param promptPlane the plane below the verifier's table for passes with prompts; not read without
 *     a table
 * @param ordered whether rebates of first rounds are those of their order
 * @param parts of a token under mean steps
 */
public record ClosedCharging(
    double phaseS,
    double stalled,
    PassFloor floor,
    List<PassFloor> drafterFloors,
    Sharing sharing,
    PrefillCharging.Kind first,
    PassFloor.Plane promptPlane,
    boolean ordered,
    int parts) {
  public ClosedCharging {
    drafterFloors = List.copyOf(drafterFloors);
    boolean isEndless = phaseS == Double.POSITIVE_INFINITY;
    boolean possible =
        phaseS > 0
            && stalled >= 0
            && stalled <= (isEndless ? 0 : 1)
            && first
                != (isEndless ? PrefillCharging.Kind.STALLED : PrefillCharging.Kind.PIGGYBACKED)
            && !(ordered && first == PrefillCharging.Kind.SHARED)
            && parts > 0;
    if (!possible) {
      throw new IllegalArgumentException(
          "a charging of " + phaseS + " s, " + stalled + ", " + first);
    }
  }

  /** Whether being there is charged for all the time. */
  boolean isEndless() {
    return phaseS == Double.POSITIVE_INFINITY;
  }
}
