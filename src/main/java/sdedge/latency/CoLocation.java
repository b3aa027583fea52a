package sdedge.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a batch that draft on the verifier's node, in groups that share their passes
 * (docs/model.md section 4).
 */
public final class CoLocation {
  static final CoLocation NONE = new CoLocation(List.of());

  private final List<List<PartLoad>> groups;

  private CoLocation(List<List<PartLoad>> groups) {
    this.groups = groups;
  }

  static CoLocation of(List<PartLoad> parts) {
    List<List<PartLoad>> groups = new ArrayList<>();
    for (PartLoad part : parts) {
      if (part.isCoLocated()) {
        group(groups, part).add(part);
      }
    }
    return groups.isEmpty() ? NONE : new CoLocation(groups);
  }

  private static List<PartLoad> group(List<List<PartLoad>> groups, PartLoad part) {
    for (List<PartLoad> group : groups) {
      if (group.get(0).mode().sharesPassesWith(part.mode())) {
        return group;
      }
    }
    List<PartLoad> fresh = new ArrayList<>();
    groups.add(fresh);
    return fresh;
  }

  /** Whether no part does. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** The groups, each of at least one part, in the order of their first drafters. */
  public List<List<PartLoad>> groups() {
    return groups;
  }

  /** e_n, seconds of all groups, one after the other. */
  double seconds(int n) {
    double seconds = 0;
    for (List<PartLoad> group : groups) {
      seconds += seconds(group, n);
    }
    return seconds;
  }

  /** What one group takes in step {@code n}, seconds; 0 if no part of it is active. */
  public static double seconds(List<PartLoad> group, int n) {
    int passes = group.stream().mapToInt(PartLoad::passes).max().orElse(0);
    double seconds = 0;
    for (int i = 1; i <= passes; i++) {
      double chance = 0;
      double tokens = 0;
      double cached = 0;
      double attended = 0;
      for (PartLoad part : group) {
        if (n <= part.steps() && i <= part.passes()) {
          chance = PartLoad.either(chance, part.chance(n));
          tokens += part.draftTokens(n, i);
          cached += part.draftCached(n, i);
          attended += part.draftAttended(n, i);
        }
      }
      seconds += chance > 0 ? group.get(0).pass().seconds(chance, tokens, cached, attended) : 0;
    }
    return seconds;
  }
}
