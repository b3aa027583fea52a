package sdedge.check.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sdedge.instance.Instance;

/**
 * What a batch takes by step, from 1 (Sections 4 and 9 of the model), seconds. Beyond the last step
 * everything is 0.
 */
public final class BatchTimes {
  private final List<PartTimes> parts;
  private final double[] chance;
  private final double[] verifyTokens;
  private final double[] verifyS;

  private BatchTimes(List<PartTimes> parts, int steps) {
    this.parts = parts;
    chance = new double[steps + 1];
    verifyTokens = new double[steps + 1];
    verifyS = new double[steps + 1];
  }

  /** The times of a batch of these parts. */
  static BatchTimes of(Instance instance, ResultPlan.Batch batch, List<PartTimes> parts) {
    int steps = parts.stream().mapToInt(PartTimes::steps).max().orElse(0);
    BatchTimes times = new BatchTimes(parts, steps);
    for (int n = 1; n <= steps; n++) {
      int step = n;
      times.chance[n] =
          Chances.any(parts.stream().flatMap(part -> part.active(step).stream()).toList());
      times.verify(instance, batch, n);
    }
    return times;
  }

  private void verify(Instance instance, ResultPlan.Batch batch, int n) {
    PassClock pass = new PassClock(instance.verifier(), chance[n]);
    for (int p = 0; p < parts.size(); p++) {
      ResultPlan.Part part = batch.parts().get(p);
      for (int k = 0; k < part.tasks().size(); k++) {
        Decoding task = parts.get(p).tasks().get(k);
        if (task.active(n) > 0 && n == 1) {
          int input = instance.tasks().get(part.tasks().get(k)).inputTokens();
          pass.add(task.active(n), input + part.length(), 0);
        } else if (task.active(n) > 0) {
          pass.add(task.active(n), part.length() + 1, task.confirmed(n) - 1);
        }
      }
    }
    verifyS[n] = pass.seconds();
    verifyTokens[n] = pass.tokens();
  }

  /** These times if a part is certain to be active up to its last step. */
  BatchTimes given(int part) {
    List<PartTimes> changed = new ArrayList<>(parts);
    changed.set(part, parts.get(part).certain());
    BatchTimes times = new BatchTimes(changed, steps());
    for (int n = 1; n <= steps(); n++) {
      double certainty = n <= parts.get(part).steps() ? chance[n] : 1;
      times.chance[n] = chance[n] / certainty;
      times.verifyTokens[n] = verifyTokens[n] / certainty;
      times.verifyS[n] = verifyS[n] / certainty;
    }
    return times;
  }

  public List<PartTimes> parts() {
    return parts;
  }

  /** N, at least 1. */
  public int steps() {
    return chance.length - 1;
  }

  /** At most how many stages begin or end. */
  long events() {
    return 2L * steps() * (1 + 3L * parts.size());
  }

  /** Σ ω over all parts. */
  public double activeTasks(int step) {
    return parts.stream().mapToDouble(part -> part.activeTasks(step)).sum();
  }

  /** Σ q of a verification. */
  public double verifyTokens(int step) {
    return step > steps() ? 0 : verifyTokens[step];
  }

  /** v. */
  public double verify(int step) {
    return step > steps() ? 0 : verifyS[step];
  }

  /** a, the mean of the longest drafter side. */
  public double drafterSide(int step) {
    return meanOfLargest(step, part -> part.drafterSide(step));
  }

  /** π^a, the chance of a drafter side. */
  public double drafterChance(int step) {
    return Chances.any(
        parts.stream()
            .filter(part -> part.drafterSide(step) > 0)
            .map(part -> part.chance(step))
            .toList());
  }

  /** The mean of the longest fronthaul down. */
  public double down(int step) {
    return meanOfLargest(step, part -> part.down(step));
  }

  /** b, the verifier side. */
  public double verifierSide(int step) {
    return verify(step) + down(step);
  }

  /** π^b, the chance of a verifier side. */
  public double verifierChance(int step) {
    return step > steps() ? 0 : chance[step];
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
    return IntStream.range(0, shares.length)
        .mapToDouble(p -> shares[p] == 0 ? 0 : shares[p] * seconds.applyAsDouble(parts.get(p)))
        .sum();
  }

  private double meanOfLargest(int step, ToDoubleFunction<PartTimes> seconds) {
    return weighted(largest(step, seconds, 0, (x, y) -> 0), seconds);
  }

  /**
   * By part the chance that it decides: that all which take longer are not there. Parts that take
   * equally long, but for {@code ties} seconds, come in the order given, else of the drafters.
   */
  private double[] largest(
      int step,
      ToDoubleFunction<PartTimes> seconds,
      double ties,
      Comparator<PartTimes> amongTied) {
    ToDoubleFunction<PartTimes> alone = part -> seconds.applyAsDouble(part) / part.chance(step);
    List<PartTimes> there =
        new ArrayList<>(parts.stream().filter(part -> part.chance(step) > 0).toList());
    there.sort(Comparator.comparingDouble(part -> -alone.applyAsDouble(part)));
    for (int from = 0, to = 1; to <= there.size(); to++) {
      if (to == there.size()
          || alone.applyAsDouble(there.get(to - 1)) - alone.applyAsDouble(there.get(to)) > ties) {
        there.subList(from, to).sort(amongTied);
        from = to;
      }
    }
    double[] shares = new double[parts.size()];
    double noneBefore = 1;
    for (PartTimes part : there) {
      shares[parts.indexOf(part)] = noneBefore;
      noneBefore *= 1 - part.chance(step);
    }
    return shares;
  }
}
