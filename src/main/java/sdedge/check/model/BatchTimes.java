package sdedge.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Node;

/**
 * What a batch takes by step, from 1 (Sections 4 and 9 of the model), seconds. Beyond the last step
 * everything is 0.
 */
public final class BatchTimes {
  private static final Comparator<PartTimes> IN_ORDER = Comparator.comparingInt(PartTimes::drafter);

  private final List<PartTimes> parts;
  private final Side drafter;
  private final Side verifier;
  private final double[] verifyTokens;
  private final double[] coLocatedS;
  private final double[] verifyS;
  private final double[] downS;

  private BatchTimes(List<PartTimes> parts, int steps) {
    this.parts = parts;
    drafter = new Side(steps);
    verifier = new Side(steps);
    verifyTokens = new double[steps + 1];
    coLocatedS = new double[steps + 1];
    verifyS = new double[steps + 1];
    downS = new double[steps + 1];
  }

  /**
   * The times of a batch of some parts, at least one.
   *
   * @param share whether parts of the batch share bands; else each has the way up to itself
   */
  static BatchTimes of(Node verifier, List<PartTimes> parts, boolean share) {
    int steps = parts.stream().mapToInt(PartTimes::steps).max().orElse(0);
    BatchTimes times = new BatchTimes(parts, steps);
    for (int n = 1; n <= steps; n++) {
      if (share) {
        SharedBand.share(parts, n);
      }
      PassSums pass = new PassSums();
      double none = 0;
      for (PartTimes part : parts) {
        if (n <= part.steps()) {
          pass.add(part.verification(n));
          none += Math.log1p(-part.chance(n));
        }
      }
      double chance = -Math.expm1(none);
      times.coLocatedS[n] = 0;
      for (Group group : times.groups(n)) {
        times.coLocatedS[n] += group.seconds(verifier, n);
      }
      times.verifyS[n] = times.coLocatedS[n] + pass.seconds(verifier, chance);
      times.verifyTokens[n] = pass.tokens();
      int step = n;
      double nobodyDrafts = 0;
      for (PartTimes part : parts) {
        nobodyDrafts += part.drafterSide(n) > 0 ? Math.log1p(-part.chance(n)) : 0;
      }
      times.downS[n] = times.meanOfLargest(n, part -> part.down(step));
      double drafterS = times.meanOfLargest(n, part -> part.drafterSide(step));
      times.drafter.put(n, drafterS, -Math.expm1(nobodyDrafts));
      times.verifier.put(n, times.verifyS[n] + times.downS[n], chance);
    }
    return times;
  }

  public List<PartTimes> parts() {
    return parts;
  }

  /** N, at least 1. */
  public int steps() {
    return verifyS.length - 1;
  }

  /** At most how many stages begin or end. */
  long events() {
    return 2L * steps() * (1 + 3L * parts.size());
  }

  /** Σ q of a verification. */
  public double verifyTokens(int step) {
    return step > steps() ? 0 : verifyTokens[step];
  }

  /** e, the drafts made on the verifier's node. */
  public double coLocated(int step) {
    return step > steps() ? 0 : coLocatedS[step];
  }

  /**
   * Parts that draft on the verifier's node in the same passes.
   *
   * @param parts at least one, all active in the step
   */
  public record Group(List<PartTimes> parts) {
    /** What its passes of a step take, seconds. */
    public double seconds(Node verifier, int step) {
      Node node = parts.get(0).mode().on(verifier);
      int passes = parts.stream().mapToInt(p -> p.coLocated(step).size()).max().orElse(0);
      double sum = 0;
      for (int i = 0; i < passes; i++) {
        PassSums pass = new PassSums();
        double none = 0;
        for (PartTimes part : parts) {
          if (i < part.coLocated(step).size()) {
            pass.add(part.coLocated(step).get(i));
            none += Math.log1p(-part.chance(step));
          }
        }
        sum += pass.seconds(node, -Math.expm1(none));
      }
      return sum;
    }
  }

  /** Those that draft on the verifier's node in a step, by who shares passes. */
  public List<Group> groups(int step) {
    List<List<PartTimes>> groups = new ArrayList<>();
    for (PartTimes part : parts) {
      if (part.isCoLocated()) {
        groups.stream()
            .filter(group -> group.get(0).mode().sharesPassesWith(part.mode()))
            .findFirst()
            .orElseGet(
                () -> {
                  groups.add(new ArrayList<>());
                  return groups.get(groups.size() - 1);
                })
            .add(part);
      }
    }
    groups.forEach(group -> group.removeIf(part -> step > part.steps()));
    groups.removeIf(List::isEmpty);
    return groups.stream().map(Group::new).toList();
  }

  /** v, with e. */
  public double verify(int step) {
    return step > steps() ? 0 : verifyS[step];
  }

  /** a, the mean of the longest drafter side, and π^a. */
  public Side drafter() {
    return drafter;
  }

  /** b, with the longest fronthaul down, and π^b. */
  public Side verifier() {
    return verifier;
  }

  /** The mean of the longest fronthaul down. */
  public double down(int step) {
    return step > steps() ? 0 : downS[step];
  }

  /**
   * Draft and fronthaul up within a, each from the least to the most: of parts that take equally
   * long but for {@code ties} seconds any may be the critical one.
   */
  Shares.Span drafterSpan(int step, double ties) {
    return new Shares.Span(drafterParts(step, ties, PartTimes::draft))
        .or(new Shares.Span(drafterParts(step, ties, PartTimes::up)));
  }

  private interface ByStep {
    double of(PartTimes part, int step);
  }

  private Shares.Parts drafterParts(int step, double ties, ByStep preferred) {
    Comparator<PartTimes> amongTied =
        Comparator.comparingDouble(part -> -preferred.of(part, step) / part.chance(step));
    double[] shares = largest(step, part -> part.drafterSide(step), ties, amongTied);
    return new Shares.Parts(
        0, weighted(shares, part -> part.draft(step)), weighted(shares, part -> part.up(step)), 0);
  }

  private double weighted(double[] shares, ToDoubleFunction<PartTimes> seconds) {
    double sum = 0;
    for (int p = 0; p < shares.length; p++) {
      sum += shares[p] == 0 ? 0 : shares[p] * seconds.applyAsDouble(parts.get(p));
    }
    return sum;
  }

  private double meanOfLargest(int step, ToDoubleFunction<PartTimes> seconds) {
    if (parts.size() == 1) {
      return seconds.applyAsDouble(parts.get(0));
    }
    return weighted(largest(step, seconds, 0, IN_ORDER), seconds);
  }

  /**
   * By part the mean of the largest if that part is certain. Then it decides unless a slower one is
   * there, and no faster one does.
   */
  double[] meanOfLargestIfCertain(int step, ToDoubleFunction<PartTimes> seconds) {
    double[] shares = new double[parts.size()];
    List<Integer> inTurn = decideInTurn(step, seconds, 0, IN_ORDER, shares);
    double[] means = new double[parts.size()];
    Arrays.fill(means, weighted(shares, seconds)); // of those that never decide
    double sum = 0;
    for (int p : inTurn) {
      double whole = seconds.applyAsDouble(parts.get(p));
      means[p] = sum + shares[p] * whole / parts.get(p).chance(step);
      sum += shares[p] * whole;
    }
    return means;
  }

  /**
   * By part the chance that it decides: that all which take longer are not there. Parts that take
   * equally long, but for {@code ties} seconds, come in the order given, else of the drafters.
   */
  private double[] largest(
      int step, ToDoubleFunction<PartTimes> seconds, double ties, Comparator<PartTimes> amongTied) {
    double[] shares = new double[parts.size()];
    decideInTurn(step, seconds, ties, amongTied, shares);
    return shares;
  }

  /** The parts that may decide, the slowest first; fills the chances that they do by part. */
  private List<Integer> decideInTurn(
      int step,
      ToDoubleFunction<PartTimes> seconds,
      double ties,
      Comparator<PartTimes> amongTied,
      double[] shares) {
    double[] alone = new double[parts.size()];
    int slowest = -1;
    for (int p = 0; p < alone.length; p++) {
      double chance = parts.get(p).chance(step);
      alone[p] = chance > 0 ? seconds.applyAsDouble(parts.get(p)) / chance : -1;
      slowest = slowest < 0 || alone[p] > alone[slowest] ? p : slowest;
    }
    if (decidesAlways(slowest, step, alone, ties)) {
      shares[slowest] = 1;
      return List.of(slowest);
    }
    List<Integer> there = new ArrayList<>();
    for (int p = 0; p < alone.length; p++) {
      if (parts.get(p).chance(step) > 0) {
        there.add(p);
      }
    }
    there.sort(Comparator.comparingDouble(p -> -alone[p]));
    for (int from = 0, to = 1; to <= there.size(); to++) {
      if (to == there.size() || alone[there.get(to - 1)] - alone[there.get(to)] > ties) {
        there.subList(from, to).sort((p, q) -> amongTied.compare(parts.get(p), parts.get(q)));
        from = to;
      }
    }
    double noneBefore = 1;
    for (int p : there) {
      shares[p] = noneBefore;
      noneBefore *= 1 - parts.get(p).chance(step);
    }
    return there;
  }

  /**
   * Whether no other part decides: one that is there for sure takes longest, by more than may be
   * rounding, or none takes any time.
   */
  private boolean decidesAlways(int slowest, int step, double[] alone, double ties) {
    if (slowest < 0 || alone[slowest] == 0) {
      return slowest >= 0;
    }
    if (parts.get(slowest).chance(step) < 1) {
      return false;
    }
    for (int p = 0; p < alone.length; p++) {
      if (p != slowest && alone[slowest] - alone[p] <= ties) {
        return false;
      }
    }
    return true;
  }
}
