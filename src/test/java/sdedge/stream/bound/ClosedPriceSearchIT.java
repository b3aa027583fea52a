package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;

/** Prices that are found say as much as is known to be possible, and the same ones again. */
class ClosedPriceSearchIT {
  private static final Path TINY = Path.of("src/test/resources/reference/continuous");

  /** What longer searches of another implementation found. */
  @ParameterizedTest
  @CsvSource({
    "quickstart, 4.2008",
    "two-drafters, 8.4696",
    "memory-limited, 14.0895",
    "city-4-sbs, 26.1159",
    "l4-a100-70b, 47.5177",
    "devices, 16.146",
    "slow-uplink, 8.3447"
  })
  void boundsAreAsLargeAsAreKnown(String name, double knownS) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances", name + ".yaml"));
    PresenceLimits limits = limits(instance);

    Prices prices = new PriceSearch(limits.roughly(), Control.NONE).best();

    assertThat(new ProvenSeconds(limits).of(prices)).isGreaterThan(knownS * (1 - 1e-3));
    assertThat(new PriceSearch(limits.roughly(), Control.NONE).best()).isEqualTo(prices);
  }

  private static PresenceLimits limits(Instance instance) {
    Instance mean = instance.with(Steps.MEAN);
    return ClosedBound.limits(mean, Pipeline.CONTINUOUS, Set.of(), Control.NONE);
  }

  /** Optima over all policies whose prompts are sent side by side, each on a band of its own. */
  @Test
  void noOptimumOfATinyInstanceIsBelow() throws Exception {
    List<Double> parts = new ArrayList<>();
    for (Object each : list(Json.parse(Files.readString(TINY.resolve("tiny.json"))).get("cases"))) {
      Map<String, Object> tiny = map(each);
      PresenceLimits limits =
          limits(InstanceReader.read(TINY.resolve((String) tiny.get("instance"))));
      Prices prices = new PriceSearch(limits.roughly(), Control.NONE).best();
      Rates rates = Rates.of(limits, prices);
      double before = 0;
      for (int k = 0; k < limits.owners() && prices.charging().isEndless(); k++) {
        before += prices.own().get(k) * limits.network().uploadS(k);
      }
      TaskValues values = new TaskValues(limits, rates, prices.charging());
      double sum = values.sum(values.byTask());

      double boundS = (sum + before) / rates.total();

      double optimumS = number(tiny.get("optimum_s"));
      assertThat(boundS).as("%s", tiny).isLessThanOrEqualTo(optimumS * (1 + 1e-6));
      assertThat(boundS).as("%s", tiny).isGreaterThan(0.98 * number(tiny.get("bound_s")));
      parts.add(boundS / optimumS);
    }
    double mean = parts.stream().mapToDouble(part -> part).average().orElseThrow();
    System.out.printf(
        "tiny instances: the bound is %.1f %% of the optimum in the mean%n", 100 * mean);
    assertThat(parts).hasSize(30);
    assertThat(mean).isCloseTo(0.97, within(0.03));
  }

  /** As few are served as another implementation allows. */
  @ParameterizedTest
  @CsvSource({"2, 0.97365", "4, 1.6468", "8, 1.9824"})
  void usersAreServedSoMuchAtMost(int users, double knownPerS) throws Exception {
    Instance instance = InstanceReader.read(Path.of("instances/quickstart.yaml"));

    RateBound bound = RateBound.of(instance, List.of(), users, Control.NONE);

    assertThat(bound.mostPerS()).isBetween(0.98 * knownPerS, knownPerS);
  }
}
