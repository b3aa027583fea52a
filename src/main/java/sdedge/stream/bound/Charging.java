package sdedge.stream.bound;

import java.util.List;

/**
 * How seconds are charged, whatever they cost (docs/model.md section 12). Any way is valid; which
 * one says most depends.
 *
 * @param phaseS D, at most so much is charged for being there from one verification to the next,
 *     seconds; infinite if all of it is
 * @param stalled ψ, how far a pass pays for those whom it stalls, in [0, 1]; 0 if D is infinite and
 *     of a stream
 * @param floor of passes of the verifier
 * @param drafterFloors of passes of drafters, by index in the instance
 * @param sharing of passes of the verifier's node
 * @param drafterSharing of those of drafters, {@link Sharing#BY_CAP} but of a stream
 * @param first piggybacked if D is infinite, stalled if it is not, or shared
 * @param promptPlane the plane below the verifier's table for passes with prompts; not read without
 *     a table
 * @param ordered whether rebates of first rounds are those of their order
 * @param parts of a token under mean steps
 */
public record Charging(
    double phaseS,
    double stalled,
    PassFloor floor,
    List<PassFloor> drafterFloors,
    Sharing sharing,
    Sharing drafterSharing,
    FirstRounds first,
    PassFloor.Plane promptPlane,
    boolean ordered,
    int parts) {
  /** Parts of a token in the bound of a stream. */
  public static final int STREAM_PARTS = 64;

  /**
   * How the first rounds of requests, whose prompts take arithmetic rather than memory, are charged
   * at the verifier.
   */
  public enum FirstRounds {
    /** Like all other rounds. */
    SHARED,
    /** For their arithmetic; the other rounds of the pass are piggybacked on it. */
    PIGGYBACKED,
    /**
     * For their arithmetic and for all who are there, of whom nobody else gets ahead meanwhile but
     * by one way from a verification to the next.
     */
    STALLED
  }

  public Charging {
    drafterFloors = List.copyOf(drafterFloors);
    boolean isEndless = phaseS == Double.POSITIVE_INFINITY;
    boolean possible =
        phaseS >= 0
            && stalled >= 0
            && stalled <= (isEndless ? 0 : 1)
            && first != (isEndless ? FirstRounds.STALLED : FirstRounds.PIGGYBACKED)
            && !(ordered && first == FirstRounds.SHARED)
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

  boolean isStalled() {
    return first == FirstRounds.STALLED;
  }
}
