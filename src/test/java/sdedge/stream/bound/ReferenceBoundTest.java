package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.Json;
import sdedge.ReferenceBound;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** Closed batches are bounded as two other implementations bound them. */
class ReferenceBoundTest {
  private static final double RELATIVE = 1e-9;
  private static final Map<String, Charging.FirstRounds> FIRST =
      Map.of(
          "shared", Charging.FirstRounds.SHARED,
          "ridden", Charging.FirstRounds.PIGGYBACKED,
          "stalling", Charging.FirstRounds.STALLED);

  static List<ReferenceBound> cases() {
    return ReferenceBound.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void boundsAreThoseExpected(ReferenceBound reference) {
    for (Steps steps : Steps.values()) {
      boolean drawn = steps == Steps.EXPECTED;
      Instance instance = reference.instance().with(steps);
      PresenceLimits limits = limits(instance);
      Prices prices = prices(reference);

      double boundS = new ProvenSeconds(limits).of(prices);

      close("bound " + steps, boundS, reference.boundS(drawn));
      double[] expected = reference.expected(drawn ? "value_drawn" : "value_mean");
      double[] values = values(limits, prices);
      for (int k = 0; k < expected.length; k++) {
        close("value " + k, values[k], expected[k]);
      }
      double[] processingS = reference.expected("uploads_processing_s");
      double[] machineS = new OwnUploads(instance).machineS();
      for (int k = 0; k < processingS.length; k++) {
        close("upload " + k, machineS[k], processingS[k]);
      }
    }
  }

  static PresenceLimits limits(Instance instance) {
    NetworkLimits network =
        new NetworkLimits(TaskOutcomes.ofMeans(instance), Set.of(), Control.NONE);
    return PresenceLimits.ofBatch(network, false);
  }

  /** With rebates of the order in equal parts. */
  private static double[] values(PresenceLimits limits, Prices prices) {
    TaskValues of = new TaskValues(limits, Rates.of(limits, prices), prices.charging());
    double[] values = of.byTask();
    double rebate = (Arrays.stream(values).sum() - of.sum(values)) / values.length;
    return Arrays.stream(values).map(value -> value - rebate).toArray();
  }

  static Prices prices(ReferenceBound reference) {
    double[] eta = Json.numbers(reference.price("eta"));
    Object phaseS = reference.price("phase_s");
    PassFloor ofDrafters = new PassFloor.Hardware(Json.number(reference.price("drafter_compute")));
    List<Double> drafters = numbers(reference, "drafters");
    List<Double> memories = numbers(reference, "drafter_memory");
    Charging charging =
        new Charging(
            phaseS == null ? Double.POSITIVE_INFINITY : Json.number(phaseS),
            Json.number(reference.price("stalled")),
            new PassFloor.Hardware(Json.number(reference.price("compute"))),
            drafters.stream().map(each -> ofDrafters).toList(),
            new Sharing(eta[0], eta[1], eta[2]),
            Sharing.BY_CAP,
            Objects.requireNonNull(FIRST.get((String) reference.price("first"))),
            PassFloor.Plane.ZERO,
            Boolean.TRUE.equals(reference.price("ordered")),
            64);
    return new Prices(
        Json.number(reference.price("verifier")),
        Json.number(reference.price("memory")),
        IntStream.range(0, drafters.size())
            .mapToObj(d -> new Prices.OfDrafter(drafters.get(d), memories.get(d), 0, 0, 0))
            .toList(),
        Collections.nCopies(reference.instance().bands().size(), 0.0),
        numbers(reference, "own"),
        charging);
  }

  private static List<Double> numbers(ReferenceBound reference, String key) {
    return Arrays.stream(Json.numbers(reference.price(key))).boxed().toList();
  }

  private static void close(String what, double computed, double expected) {
    assertThat(computed).as(what).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }
}
