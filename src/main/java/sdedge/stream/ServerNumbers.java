package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.timeline.Utilisation;

/** The numbers of the servers of a network: three per drafter, then the verifier. */
public final class ServerNumbers {
  private static final int OF_DRAFTER = 3;

  private ServerNumbers() {}

  /** The index of a drafter among the servers; its links up and down follow. */
  public static int drafter(int drafter) {
    return OF_DRAFTER * drafter;
  }

  /** Whether a server, not the verifier, is a drafter, no link. */
  static boolean isDrafter(int server) {
    return server % OF_DRAFTER == 0;
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

  /**
   * The part of a run in which each server is busy; a shared band for whose bits it serialises.
   *
   * @param busyS by server
   */
  static Utilisation utilisation(double[] busyS, double spanS) {
    int drafters = busyS.length / OF_DRAFTER;
    List<Utilisation.OfDrafter> all = new ArrayList<>();
    for (int d = 0; d < drafters; d++) {
      all.add(
          new Utilisation.OfDrafter(
              busyS[drafter(d)] / spanS, busyS[up(d)] / spanS, busyS[down(d)] / spanS));
    }
    return new Utilisation(all, busyS[verifier(drafters)] / spanS);
  }
}
