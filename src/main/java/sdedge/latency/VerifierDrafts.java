package sdedge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a batch that draft on the verifier's node, in groups that share their passes
 * (docs/model.md section 4).
 */
public final class VerifierDrafts {
  static final VerifierDrafts NONE = new VerifierDrafts(List.of());

  private final List<List<PartLoad>> groups;

  private VerifierDrafts(List<List<PartLoad>> groups) {
    this.groups = groups;
  }

  static VerifierDrafts of(List<PartLoad> parts) {
    List<List<PartLoad>> groups = new ArrayList<>();
    for (PartLoad part : parts) {
      if (part.isCoLocated()) {
        group(groups, part).add(part);
      }
    }
    return groups.isEmpty() ? NONE : new VerifierDrafts(groups);
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
    LocatedPass first = pass(group, n, 1);
    double seconds =
        first.chance() > 0
            ? choice(group)
                .firstS(
                    first.chance(),
                    first.newTokens(),
                    first.positions(),
                    first.contextTokens(),
                    first.attended())
            : 0;
    for (int i = 2; i <= passes(group); i++) {
      LocatedPass pass = pass(group, n, i);
      seconds += pass.chance() > 0 ? pass.seconds() : 0;
    }
    return seconds;
  }

  private static DraftPasses choice(List<PartLoad> group) {
    return group.get(0).draftPasses();
  }

  /** Drafting pass {@code i} of a group in step {@code n}; its chance is 0 if nobody is there. */
  private static LocatedPass pass(List<PartLoad> group, int n, int i) {
    double chance = 0;
    double tokens = 0;
    double positions = 0;
    double cached = 0;
    double attended = 0;
    for (PartLoad part : group) {
      if (n <= part.steps() && i <= part.passes()) {
        chance = PartLoad.either(chance, part.chance(n));
        tokens += part.draftTokens(n, i);
        positions += part.draftPositions(n);
        cached += part.draftCached(n, i);
        attended += part.draftAttended(n, i);
      }
    }
    return new LocatedPass(choice(group).time(), chance, tokens, positions, cached, attended);
  }

  /** Adds the drafting passes in step {@code n} of parts that share them, on whatever node. */
  static void addPasses(List<PartLoad> group, int n, List<LocatedPass> passes) {
    for (int i = 1; i <= passes(group); i++) {
      LocatedPass pass = pass(group, n, i);
      if (pass.chance() > 0) {
        passes.add(pass);
      }
    }
  }

  private static int passes(List<PartLoad> group) {
    int passes = 0;
    for (PartLoad part : group) {
      passes = Math.max(passes, part.passes());
    }
    return passes;
  }

  /** Adds e_n of all steps, seconds, from index {@code at} of an array. */
  void addSeconds(double[] times, int at) {
    for (List<PartLoad> group : groups) {
      times[at] += seconds(group, 1); // the prefill
      if (choice(group).isBlock() && !haveOneLength(group)) {
        for (int n = 2; n <= steps(group, 0); n++) {
          times[at + n - 1] += seconds(group, n);
        }
      } else {
        addLater(group, times, at);
      }
    }
  }

  /** The most steps of a part that makes more than some passes in each. */
  private static int steps(List<PartLoad> group, int passes) {
    int steps = 0;
    for (PartLoad part : group) {
      steps = part.passes() > passes ? Math.max(steps, part.steps()) : steps;
    }
    return steps;
  }

  /** The steps n ≥ 2 of passes in which all tasks process as many tokens. */
  private static void addLater(List<PartLoad> group, double[] times, int at) {
    double[] chance = new double[steps(group, 0)];
    double[] active = new double[chance.length];
    double[] cached = new double[chance.length];
    boolean alike = haveOneLength(group);
    for (int i = 1; i <= passes(group); i++) {
      int steps = steps(group, i - 1);
      if (i == 1 || !alike) {
        Arrays.fill(chance, 0);
        Arrays.fill(active, 0);
        Arrays.fill(cached, 0);
        for (PartLoad part : group) {
          part.sides().addToDrafts(i, chance, active, cached);
        }
      } else {
        DraftPasses.goOn(cached, active, 1, steps);
      }
      int length = group.get(0).length();
      choice(group).add(i, length, chance, active, cached, 1, steps, times, at);
    }
  }

  /** Whether some parts, at least one, all have one length. */
  static boolean haveOneLength(List<PartLoad> parts) {
    int length = parts.get(0).length();
    for (PartLoad part : parts) {
      if (part.length() != length) {
        return false;
      }
    }
    return true;
  }
}
