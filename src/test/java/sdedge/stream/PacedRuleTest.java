package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** Nine residents whose drafts are accepted and one whose are not want different lengths. */
class PacedRuleTest {
  private final Instance instance = instance();
  private final StreamRun run = new StreamRun(instance);
  private final Population population = run.population();
  private final StepAggregates aggregates = new StepAggregates(run);
  private final Group group = new Group(0, Integer.MAX_VALUE, false);
  private final StepRates rates =
      new StepRates(
          population,
          run.choices(),
          new SharedSending(instance.drafters(), run.choices().count()),
          1,
          0);

  PacedRuleTest() {
    for (int k = 0; k < 10; k++) {
      group.admit(k, k, 1);
    }
    aggregates.of(group);
    rates.look(group, aggregates, 1);
  }

  /** Verifications of 1 s, drafting passes of 0.2 s. */
  private static Instance instance() {
    Instance network = new TinySystem().drafter(0.2, TinySystem.INSTANT).task(1, 1).instance();
    List<Task> tasks =
        IntStream.range(0, 10)
            .mapToObj(k -> new Task("u" + k, 0, 100, 50, Acceptance.of(k == 0 ? 0.05 : 0.9), 0, 0))
            .toList();
    return network.with(tasks);
  }

  private int length(double tpotS, double share) {
    return new StepRule.Paced(rates, population, new StreamLevel(1, tpotS, share))
        .choice(group, aggregates, 1);
  }

  /** Seconds per token of a resident at a length. */
  private double tpotS(int resident, int length) {
    return rates.cycleS(length) / population.expected(resident, 0)[length];
  }

  @Test
  void everybodyIsHeldToThePaceIfItIsPossible() {
    int best = rates.best(group, aggregates, 1);
    int forTheSlowest =
        IntStream.range(0, run.choices().count())
            .boxed()
            .min((l, m) -> Double.compare(tpotS(0, l), tpotS(0, m)))
            .orElseThrow();

    assertThat(forTheSlowest).isLessThan(best);
    double leastS = tpotS(0, forTheSlowest);
    assertThat(length(leastS * 1.001, 1)).isEqualTo(forTheSlowest);
    assertThat(length(leastS * 0.999, 1)).as("none holds").isEqualTo(best);
    assertThat(length(tpotS(0, best) * 1.001, 1)).as("all hold").isEqualTo(best);
  }

  @Test
  void aShareIsEnough() {
    int best = rates.best(group, aggregates, 1);
    double tightS = tpotS(1, best) * 1.001;

    assertThat(tightS).isLessThan(tpotS(0, 0));
    assertThat(length(tightS, 0.9)).isEqualTo(best);
  }

  /** With two groups a cycle takes at least two verifications. */
  @Test
  void groupsTakeTurns() {
    double aloneS = rates.cycleS(0);
    rates.look(group, aggregates, 3);

    assertThat(rates.cycleS(0)).isEqualTo(3 * aloneS);
  }
}
