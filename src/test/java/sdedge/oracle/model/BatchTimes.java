package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sdedge.instance.Node;

/**
 * What a batch takes by step, from 1 (Sections 4 and 9 of the model).
 *
 * @param parts at least one
 */
public record BatchTimes(List<PartTimes> parts, List<BatchStep> byStep) {
  /**
   * The times of a batch of some parts, at least one.
   *
   * @param share whether parts of the batch share bands; else each has the way up to itself
   * @param readsPrompts whether the verifier reads prompts in the first step
   */
  public static BatchTimes of(
      Node verifier, List<PartTimes> parts, boolean share, boolean readsPrompts) {
    List<BatchStep> steps = new ArrayList<>();
    BatchTimes times = new BatchTimes(parts, steps);
    int last = parts.stream().mapToInt(PartTimes::steps).max().orElse(0);
    boolean isCoLocated = parts.stream().anyMatch(PartTimes::isCoLocated);
    for (int n = 1; n <= last; n++) {
      if (share) {
        SharedBand.share(parts, n);
      }
      PassSums pass = PassSums.NONE;
      for (PartTimes part : parts) {
        pass = pass.plus(part.at(n).verification());
      }
      double coLocatedS = 0;
      for (Group group : isCoLocated ? times.groups(n) : List.<Group>of()) {
        coLocatedS += group.seconds(verifier, n);
      }
      List<PartStep> there = there(parts, n);
      double promptsS = n == 1 && readsPrompts ? verifier.promptPassOverheadS() : 0;
      double verifyS = coLocatedS + pass.seconds(verifier, chance(there)) + promptsS;
      steps.add(step(there, pass.tokens(), coLocatedS, verifyS));
    }
    return times;
  }

  private static List<PartStep> there(List<PartTimes> parts, int n) {
    List<PartStep> there = new ArrayList<>(parts.size());
    for (PartTimes part : parts) {
      if (n <= part.steps()) {
        there.add(part.at(n));
      }
    }
    return there;
  }

  private static BatchStep step(
      List<PartStep> there, double tokens, double coLocatedS, double verifyS) {
    List<PartStep> drafting = new ArrayList<>(there);
    drafting.removeIf(part -> part.drafterSideS() == 0);
    return new BatchStep(
        tokens,
        coLocatedS,
        verifyS,
        meanOfLargest(there, PartStep::downS),
        meanOfLargest(there, PartStep::drafterSideS),
        chance(drafting),
        chance(there));
  }

  private static double chance(List<PartStep> parts) {
    if (parts.size() == 1) {
      return parts.get(0).chance();
    }
    double none = 0;
    for (PartStep part : parts) {
      none += Math.log1p(-part.chance());
    }
    return -Math.expm1(none);
  }

  /** These times if a part is certain to be active up to its last step. */
  BatchTimes ifCertain(int part) {
    List<PartTimes> given = new ArrayList<>(parts);
    given.set(part, parts.get(part).ifCertain());
    List<BatchStep> steps = new ArrayList<>();
    for (int n = 1; n <= steps(); n++) {
      BatchStep usual = at(n);
      double chance = usual.chance();
      steps.add(
          n > parts.get(part).steps()
              ? usual
              : step(
                  there(given, n),
                  usual.verifyTokens(),
                  usual.coLocatedS() / chance,
                  usual.verifyS() / chance));
    }
    return new BatchTimes(given, steps);
  }

  /** What it takes in a step; nothing before the first and beyond the last. */
  public BatchStep at(int step) {
    return step < 1 || step > byStep.size() ? BatchStep.NONE : byStep.get(step - 1);
  }

  /** N, at least 1. */
  public int steps() {
    return byStep.size();
  }

  /** At most how many stages begin or end. */
  long events() {
    return 2L * steps() * (1 + 3L * parts.size());
  }

  /** a and π^a. */
  public Side drafter() {
    return new Side(this, BatchStep::drafterS, BatchStep::drafterChance);
  }

  /** b and π^b. */
  public Side verifier() {
    return new Side(this, BatchStep::verifierS, BatchStep::chance);
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
      List<PartStep> there = there(parts, step);
      int passes = there.stream().mapToInt(part -> part.drafts().size()).max().orElse(0);
      double sum = 0;
      for (int i = 0; i < passes; i++) {
        int each = i;
        List<PartStep> drafting = there.stream().filter(p -> each < p.drafts().size()).toList();
        PassSums pass = PassSums.NONE;
        for (PartStep part : drafting) {
          pass = pass.plus(part.drafts().get(i));
        }
        sum += pass.seconds(node, chance(drafting));
      }
      return sum;
    }
  }

  /** Those that draft on the verifier's node in a step, by who shares passes. */
  public List<Group> groups(int step) {
    List<List<PartTimes>> groups = new ArrayList<>();
    for (PartTimes part : parts) {
      if (part.isCoLocated()) {
        int same = 0;
        while (same < groups.size()
            && !groups.get(same).get(0).mode().sharesPassesWith(part.mode())) {
          same++;
        }
        if (same == groups.size()) {
          groups.add(new ArrayList<>());
        }
        groups.get(same).add(part);
      }
    }
    return groups.stream()
        .map(group -> group.stream().filter(part -> step <= part.steps()).toList())
        .filter(group -> !group.isEmpty())
        .map(Group::new)
        .toList();
  }

  /**
   * Draft and fronthaul up within a, each from the least to the most: of parts that take equally
   * long but for {@code ties} seconds any may be the critical one.
   */
  Shares drafterSpan(int step, double ties) {
    return drafterSpan(step, ties, PartStep::draftS).or(drafterSpan(step, ties, PartStep::upS));
  }

  private Shares drafterSpan(int step, double ties, ToDoubleFunction<PartStep> preferred) {
    List<PartStep> order = new ArrayList<>(there(parts, step));
    order.sort(largestFirst(PartStep::drafterSideS));
    for (int from = 0, to = 1; to <= order.size(); to++) {
      if (to == order.size() || sideS(order.get(to - 1)) - sideS(order.get(to)) > ties) {
        order.subList(from, to).sort(largestFirst(preferred));
        from = to;
      }
    }
    double draftS = meanOfFirst(order, PartStep::draftS);
    return Shares.of(0, draftS, meanOfFirst(order, PartStep::upS), 0);
  }

  private static double sideS(PartStep part) {
    return part.drafterSideS() / part.chance();
  }

  private static Comparator<PartStep> largestFirst(ToDoubleFunction<PartStep> seconds) {
    return Comparator.comparingDouble(part -> -seconds.applyAsDouble(part) / part.chance());
  }

  private static double meanOfLargest(List<PartStep> parts, ToDoubleFunction<PartStep> seconds) {
    return parts.size() == 1
        ? seconds.applyAsDouble(parts.get(0))
        : meanOfFirst(parts.stream().sorted(largestFirst(seconds)).toList(), seconds);
  }

  /** The mean time of the first part that is there. */
  private static double meanOfFirst(List<PartStep> order, ToDoubleFunction<PartStep> seconds) {
    double mean = 0;
    double none = 1;
    for (PartStep part : order) {
      mean += none * seconds.applyAsDouble(part);
      none *= 1 - part.chance();
    }
    return mean;
  }
}
