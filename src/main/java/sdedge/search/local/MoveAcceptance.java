package sdedge.search.local;

/** Which neighbours a search goes on from. */
@FunctionalInterface
public interface MoveAcceptance {
  /** Those that are faster, not only by rounding. */
  MoveAcceptance FASTER = (nowS, share) -> Math.nextDown(nowS * (1 - Solution.SAME));

  /** Those that are no slower. */
  MoveAcceptance NO_SLOWER = (nowS, share) -> nowS;

  /**
   * The longest makespan that is accepted, seconds.
   *
   * @param nowS that of the solution to go on from otherwise
   * @param share of its work that the search has done, from 0 to 1: slower ones may be welcome at
   *     first
   */
  double mostS(double nowS, double share);
}
