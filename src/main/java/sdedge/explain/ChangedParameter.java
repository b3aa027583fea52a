package sdedge.explain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/**
 * A number that is turned until speculation stops to pay, or begins to.
 *
 * @param quantity what it is
 * @param turned how, such as {@code shift}
 * @param unit of what is shown
 * @param now where it stands
 * @param least where it ends
 * @param most where it ends
 * @param finest differences below this are not distinguished
 * @param at the instance at a place
 * @param shown what stands in the instance at a place; of several numbers their mean
 */
public record ChangedParameter(
    String quantity,
    String turned,
    String unit,
    double now,
    double least,
    double most,
    double finest,
    DoubleFunction<Instance> at,
    DoubleUnaryOperator shown) {

  private static final double LONGEST_LATENCY_S = 100;
  private static final double MOST_TIMES = 1e3;

  /** What stands in the instance at a place, in the unit of what is shown. */
  public double value(double turn) {
    return shown.applyAsDouble(turn);
  }

  static List<ChangedParameter> of(Instance instance) {
    return List.of(acceptance(instance), latency(instance), speed(instance));
  }

  private static ChangedParameter acceptance(Instance instance) {
    DoubleFunction<Instance> shifted = by -> Edits.acceptance(instance, rate -> rate + by);
    return new ChangedParameter(
        "acceptance", "shift", "", 0, -1, 1, 1e-4, shifted, by -> meanRate(shifted.apply(by)));
  }

  private static double meanRate(Instance instance) {
    return instance.tasks().stream()
        .mapToDouble(task -> task.acceptance().inContext(task.middleTokens()).at(1))
        .average()
        .orElse(0);
  }

  private static ChangedParameter latency(Instance instance) {
    DoubleFunction<Instance> shifted = by -> shifted(instance, by);
    double largestS =
        instance.drafters().stream().mapToDouble(d -> d.fronthaul().latencyS()).max().orElse(0);
    return new ChangedParameter(
        "fronthaul latency",
        "shift",
        "s",
        0,
        -largestS,
        LONGEST_LATENCY_S,
        1e-6,
        shifted,
        by -> meanLatencyS(shifted.apply(by)));
  }

  private static double meanLatencyS(Instance instance) {
    return instance.drafters().stream()
        .mapToDouble(d -> d.fronthaul().latencyS())
        .average()
        .orElse(0);
  }

  private static Instance shifted(Instance instance, double byS) {
    Instance shifted = instance;
    for (int d = 0; d < instance.drafters().size(); d++) {
      Drafter drafter = instance.drafters().get(d);
      double latencyS = Math.max(0, drafter.fronthaul().latencyS() + byS);
      shifted = Edits.fronthaul(shifted, d, drafter.fronthaul().rateBps(), latencyS);
    }
    return shifted;
  }

  private static ChangedParameter speed(Instance instance) {
    OptionalDouble flops = instance.verifier().latency().statedFlops();
    return new ChangedParameter(
        flops.isPresent() ? "verifier FLOP/s" : "verifier speed",
        "factor",
        flops.isPresent() ? "FLOP/s" : "times",
        1,
        1 / MOST_TIMES,
        MOST_TIMES,
        1e-6,
        factor -> Edits.speed(instance, null, speed -> factor * speed, factor),
        factor -> factor * flops.orElse(1));
  }
}
