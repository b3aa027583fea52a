package sdedge.stream;

import java.util.List;

/**
 * The part of a run in which each server is busy, in [0, 1] up to rounding. A link is busy while it
 * serialises bits, a shared band for whose they are.
 *
 * @param drafters one entry per drafter of the instance
 */
public record ServerLoads(List<OfDrafter> drafters, double verifier) {
  private static final int OF_DRAFTER = 3;

  public ServerLoads {
    drafters = List.copyOf(drafters);
  }

  /** The servers of one drafter: its node and both directions of its link. */
  public record OfDrafter(double drafter, double up, double down) {}

  /** How many servers a network has. */
  static int count(int drafters) {
    return OF_DRAFTER * drafters + 1;
  }

  /** The index of a drafter among the servers; its links up and down follow. */
  public static int drafter(int drafter) {
    return OF_DRAFTER * drafter;
  }

  /** The index of a link up. */
  public static int up(int drafter) {
    return OF_DRAFTER * drafter + 1;
  }

  /** The index of a link down. */
  public static int down(int drafter) {
    return OF_DRAFTER * drafter + 2;
  }

  /** The index of the verifier: the last one. */
  public static int verifier(int drafters) {
    return OF_DRAFTER * drafters;
  }

  static ServerLoads of(double[] busyS, double spanS) {
    int drafters = busyS.length / OF_DRAFTER;
    OfDrafter[] loads = new OfDrafter[drafters];
    for (int d = 0; d < drafters; d++) {
      loads[d] =
          new OfDrafter(busyS[drafter(d)] / spanS, busyS[up(d)] / spanS, busyS[down(d)] / spanS);
    }
    return new ServerLoads(List.of(loads), busyS[verifier(drafters)] / spanS);
  }
}
