package sdedge.search.local;

import sdedge.random.RandomStream;

/** Which neighbours a search goes on from. */
@FunctionalInterface
public interface MoveAcceptance {
  /** Those that are faster, not only by rounding. */
  MoveAcceptance FASTER = (nowS, share) -> Math.nextDown(nowS * (1 - Solution.SAME));

  /** Those that are no slower. */
  MoveAcceptance NO_SLOWER = (nowS, share) -> nowS;

  /**
   * Slower ones too, the less the more of the search is done: by a part of the makespan that is
   * drawn, in the mean a given one at first and none at the end.
   */
  static MoveAcceptance annealed(double meanShare, RandomStream random) {
    return (nowS, share) ->
        nowS * (1 + meanShare * (1 - share) * (1 - share) * random.exponential());
  }

  /**
   * The longest makespan that is accepted, seconds.
   *
   * @param nowS that of the solution to go on from otherwise
   * @param share of its work that the search has done, from 0 to 1: slower ones may be welcome at
   *     first
   */
  double mostS(double nowS, double share);
}
