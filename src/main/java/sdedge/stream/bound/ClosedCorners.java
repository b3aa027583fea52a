package sdedge.stream.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Prices of one thing alone, of sum 1: those of which a search mixes others. */
final class ClosedCorners {
  private static final int LONGEST = 2; // tasks with a price of their own

  private final ProvenSeconds proven;
  private final ClosedLimits limits;
  private final NetworkLimits network;
  private final Prices planes;
  private final ClosedVector free;

  /**
   * @param planes of nodes with tables
   */
  ClosedCorners(ProvenSeconds proven, Prices planes) {
    this.proven = proven;
    this.planes = planes;
    limits = proven.limits();
    network = limits.network();
    free = ClosedVector.free(limits);
  }

  /** All that can say something. */
  List<ClosedVector> all() {
    List<ClosedVector> corners = new ArrayList<>();
    corners.add(free.withVerifier(1));
    ClosedVector owners = free;
    for (int k = 0; k < (limits.isOfUsers() ? 1 : limits.owners()); k++) {
      owners = owners.withOwn(k, 1);
    }
    corners.add(owners);
    if (!limits.isOfUsers()) {
      longest().forEach(k -> corners.add(free.withOwn(k, 1)));
    }
    ClosedVector drafters = free;
    ClosedVector memories = free;
    boolean isLimited = false;
    for (int i = 0; i < network.tasks(); i++) {
      int d = network.instance().tasks().get(i).drafter();
      drafters = drafters.withDrafter(d, 1);
      if (network.drafterMemory(i) > 0) {
        memories = memories.withDrafterMemory(d, 1);
        isLimited = true;
      }
    }
    corners.add(drafters);
    if (network.hasMemoryLimit() && !limits.isWeighted()) {
      corners.add(free.withMemory(1));
    }
    if (isLimited && !limits.isWeighted()) {
      corners.add(memories);
    }
    return corners.stream().map(each -> each.scaled(limits)).toList();
  }

  /** The tasks that take longest even alone. */
  private List<Integer> longest() {
    double[] uploadS = proven.uploads().aloneS();
    ClosedCoordinates any = ClosedCoordinates.starts(limits).get(0);
    double[] seconds = proven.singleTaskS(any.charging(network, planes, 1));
    return IntStream.range(0, uploadS.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -seconds[k] - uploadS[k]))
        .limit(LONGEST)
        .toList();
  }
}
