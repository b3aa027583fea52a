package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.latency.TaskProgress;

/** The dynamic programs find the cheapest of all sequences of rounds. */
class RoundsTest {
  private static final int PARTS = 64;

  @Test
  void valuesAreTheLeastOfAllSequences() {
    TestSeeds.each(
        RoundsTest.class,
        100,
        random -> {
          Instance instance = new RandomInstances(random).maxLength(3).tasks(2).maxTokens(7).next();
          Prices prices = RandomPrices.draw(random, instance);
          PresenceLimits limits = PresenceLimits.ofStream(RandomPrices.network(instance));
          PricedNetwork priced =
              new PricedNetwork(limits, Rates.of(limits, prices), prices.charging());
          PiggybackRebate rebates = PiggybackRebate.of(priced);
          double[] mean = RandomPrices.values(instance, Set.of(), prices, Steps.MEAN);
          double[] byChance = RandomPrices.values(instance, Set.of(), prices, Steps.EXPECTED);
          for (int k = 0; k < 2; k++) {
            Rounds all = new Rounds(new RoundCosts(priced, rebates, k));
            double bandS =
                prices.drafters().get(0).band() * RandomPrices.network(instance).uploadS(k);

            assertThat(mean[k] - bandS).isCloseTo(all.leastMean(0, 0), within(1e-12));
            assertThat(byChance[k] - bandS).isCloseTo(all.leastDrawn(0, 0), within(1e-12));
          }
        });
  }

  /** All sequences of rounds of a task. */
  private static final class Rounds {
    private final RoundCosts costs;
    private final double[] first;
    private final double[][][] later; // by tokens gained, drafted, length

    Rounds(RoundCosts costs) {
      this.costs = costs;
      int lengths = costs.choices().longest() + 1;
      int output = costs.task().outputTokens();
      first = new double[lengths];
      later = new double[output + 1][2][lengths];
      costs.first(first);
      for (int g = 0; g <= output; g++) {
        costs.later(g, later[g][1], later[g][0]);
      }
    }

    private IntStream lengths() {
      return IntStream.rangeClosed(costs.choices().leastLength(), costs.choices().longest());
    }

    private double round(boolean isFirst, int gained, int drafted, int length) {
      return isFirst ? first[length] : later[gained][drafted][length];
    }

    private double leastMean(int parts, int drafted) {
      if (parts >= Math.ceil(PARTS * (costs.task().outputTokens() - 1e-6))) {
        return 0;
      }
      int gained = (int) Math.floor(parts / (PARTS + 1.0));
      return lengths()
          .mapToDouble(
              l -> {
                double tokens =
                    TaskProgress.expectedTokens(costs.task().acceptance().inContext(1), l);
                int after = parts + (int) Math.ceil(PARTS * tokens - 1e-9);
                return round(parts == 0, gained, drafted, l)
                    + leastMean(after, l > 0 ? 1 : drafted);
              })
          .min()
          .orElseThrow();
    }

    private double leastDrawn(int gained, int drafted) {
      if (gained >= costs.task().outputTokens()) {
        return 0;
      }
      return lengths()
          .mapToDouble(
              l -> {
                double cost = round(gained == 0, gained, drafted, l);
                double reached = 1;
                for (int i = 0; i <= l; i++) {
                  double goesOn = i < l ? costs.task().acceptance().inContext(1).at(i + 1) : 0;
                  double after = leastDrawn(gained + i + 1, l > 0 ? 1 : drafted);
                  cost += reached * (1 - goesOn) * after;
                  reached *= goesOn;
                }
                return cost;
              })
          .min()
          .orElseThrow();
    }
  }
}
