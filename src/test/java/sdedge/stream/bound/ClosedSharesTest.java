package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Task;
import sdedge.latency.PassTime;

/** No verification is worth less than what those who take part pay, if others wait for its end. */
class ClosedSharesTest {
  private static final int PASSES = 40;
  private static final double ROUNDING = 1e-12;

  private double filled;

  @Test
  void verificationsAreWorthTheirShares() {
    TestSeeds.each(getClass(), 200, this::check);

    TestSeeds.guard(() -> assertThat(filled).isGreaterThan(0.98));
  }

  private void check(Random random) {
    Instance instance =
        new RandomInstances(random)
            .drafters(1 + random.nextInt(2))
            .tasks(2 + random.nextInt(5))
            .maxTokens(60)
            .next();
    PresenceLimits limits =
        ClosedBound.limits(instance, Pipeline.CONTINUOUS, Set.of(), Control.NONE);
    Prices prices = RandomClosedPrices.draw(random, limits);
    Rates rates = Rates.of(limits, prices);
    PricedNetwork priced = new PricedNetwork(limits, rates, prices.charging());
    for (int i = 0; i < PASSES; i++) {
      List<Integer> tasks = together(random, limits.network());
      if (!tasks.isEmpty()) {
        pass(random, priced, tasks);
      }
    }
  }

  /** Some tasks that fit all memories and a pass. */
  private static List<Integer> together(Random random, NetworkLimits network) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, network.tasks()).boxed().toList());
    Collections.shuffle(all, random);
    List<Integer> some = new ArrayList<>();
    double held = 0;
    double[] drafterHeld = new double[network.drafters()];
    for (int k : all.subList(0, 1 + random.nextInt(all.size()))) {
      int d = network.instance().tasks().get(k).drafter();
      held += network.memory(k);
      drafterHeld[d] += network.drafterMemory(k);
      if (held > 1 || drafterHeld[d] > 1 || some.size() >= network.cap()) {
        break;
      }
      some.add(k);
    }
    return some;
  }

  private void pass(Random random, PricedNetwork priced, List<Integer> tasks) {
    PiggybackRebate rebates = PiggybackRebate.of(priced);
    Instance instance = priced.limits().network().instance();
    Rates rates = priced.rates();
    Charging charging = priced.charging();
    double paid = 0;
    double presence = 0; // of all who are in the pass
    double tokens = 0;
    double positions = 0;
    double cached = 0;
    double attended = 0;
    boolean readsPrompts = false;
    for (int k : tasks) {
      Task task = instance.tasks().get(k);
      int least = instance.speculation().minLength();
      int length = least + random.nextInt(instance.speculation().maxLength() - least + 1);
      boolean isFirst = !charging.ordered() && random.nextBoolean();
      double q = isFirst ? (double) task.inputTokens() + length : length + 1.0;
      double c =
          isFirst ? 0 : (double) task.inputTokens() + random.nextInt(task.outputTokens()) - 1;
      paid +=
          isFirst
              ? new RoundCosts(priced, rebates, k).verifyFirst(length)
              : priced.verify(k, q, q, c);
      presence += rates.presence()[k];
      tokens += q;
      positions += length + 1;
      readsPrompts |= isFirst;
      cached += c;
      attended += q * (c + q);
    }
    PassTime time = PassTime.of(instance.verifier());
    double seconds =
        time.seconds(1, tokens, positions, cached, attended)
            + (readsPrompts ? time.promptPassS() : 0);
    double stalledS = Math.max(0, seconds - charging.phaseS()); // infinite phases pay for all
    double worth = (rates.verifier() + presence) * seconds + (rates.all() - presence) * stalledS;
    assertThat(paid)
        .as("%s of %s", tasks, charging)
        .isLessThanOrEqualTo(worth + ROUNDING * (1 + Math.abs(worth)));
    filled = worth > 0 ? Math.max(filled, paid / worth) : filled;
  }
}
