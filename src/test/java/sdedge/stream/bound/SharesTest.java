package sdedge.stream.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.latency.PassTime;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;

/** No pass is worth less than what those who take part in it pay, however they come together. */
class SharesTest {
  private static final int PASSES = 40;
  private static final double ROUNDING = 1e-12;

  /** A sequence of a pass of the verifier. */
  private record Member(int task, int gained, int length, boolean first) {}

  private double filled;

  private static Instance instance(Random random) {
    return new RandomInstances(random)
        .drafters(1 + random.nextInt(2))
        .tasks(2 + random.nextInt(5))
        .maxTokens(60)
        .next();
  }

  /**
   * Requests that can be in the memories and in a pass together.
   *
   * @param areRepeated whether several may be of one task
   */
  private static List<Member> members(
      Random random, NetworkLimits network, boolean prompts, boolean areRepeated) {
    Instance instance = network.instance();
    List<Member> members = new ArrayList<>();
    double memory = 0;
    double[] ofDrafters = new double[network.drafters()];
    int most = 1 + random.nextInt(8);
    for (int i = 0; i < most && members.size() < network.cap(); i++) {
      int k = random.nextInt(network.tasks());
      int d = instance.tasks().get(k).drafter();
      memory += network.memory(k);
      ofDrafters[d] += network.drafterMemory(k);
      boolean isThere = members.stream().anyMatch(member -> member.task() == k);
      if (memory > 1 || (!areRepeated && (isThere || ofDrafters[d] > 1))) {
        break;
      }
      int least = instance.speculation().minLength();
      int length = least + random.nextInt(instance.speculation().maxLength() - least + 1);
      boolean first = prompts && random.nextBoolean();
      int gained = random.nextInt(instance.tasks().get(k).outputTokens());
      members.add(new Member(k, gained, length, first));
    }
    return members;
  }

  @Test
  void verificationsAreWorthTheirShares() {
    TestSeeds.each(
        SharesTest.class,
        200,
        random -> {
          Instance instance = instance(random);
          NetworkLimits network = RandomPrices.network(instance);
          verifications(random, priced(network, RandomPrices.draw(random, instance)));
        });

    TestSeeds.guard(() -> assertThat(filled).isGreaterThan(0.98));
  }

  @Test
  void verificationsOfClosedBatchesAreWorthTheirShares() {
    TestSeeds.each(
        SharesTest.class,
        200,
        random -> {
          Instance instance = instance(random);
          PresenceLimits limits =
              ClosedBound.limits(instance, Pipeline.CONTINUOUS, Set.of(), Control.NONE);
          Prices prices = RandomClosedPrices.draw(random, limits);
          verifications(
              random, new PricedNetwork(limits, Rates.of(limits, prices), prices.charging()));
        });

    TestSeeds.guard(() -> assertThat(filled).isGreaterThan(0.98));
  }

  private static PricedNetwork priced(NetworkLimits network, Prices prices) {
    PresenceLimits limits = PresenceLimits.ofStream(network);
    return new PricedNetwork(limits, Rates.of(limits, prices), prices.charging());
  }

  private void verifications(Random random, PricedNetwork priced) {
    PiggybackRebate rebates = PiggybackRebate.of(priced);
    boolean isStream = priced.limits().isOfStream();
    for (int i = 0; i < PASSES; i++) {
      boolean prompts = !priced.charging().ordered();
      List<Member> members = members(random, priced.limits().network(), prompts, isStream);
      if (!members.isEmpty()) {
        verification(priced, rebates, members);
      }
    }
  }

  /** A pass is worth what those in it pay while it lasts, and all others who wait for its end. */
  private void verification(PricedNetwork priced, PiggybackRebate rebates, List<Member> members) {
    Instance instance = priced.limits().network().instance();
    Rates rates = priced.rates();
    double paid = 0;
    double presence = 0; // of all who are in the pass
    double tokens = 0;
    double positions = 0;
    double cached = 0;
    double attended = 0;
    for (Member member : members) {
      double input = instance.tasks().get(member.task()).inputTokens();
      double q = member.first() ? input + member.length() : member.length() + 1.0;
      double c = member.first() ? 0 : input + member.gained() - 1;
      paid +=
          member.first()
              ? new RoundCosts(priced, rebates, member.task()).verifyFirst(member.length())
              : priced.verify(member.task(), q, q, c);
      presence += rates.presence()[member.task()];
      tokens += q;
      positions += member.length() + 1;
      cached += c;
      attended += q * (c + q);
    }
    PassTime time = PassTime.of(instance.verifier());
    double seconds = time.seconds(1, tokens, positions, cached, attended);
    // Others get ahead for so long; the rest of them waits for the end of the pass.
    double stalledS = Math.max(0, seconds - priced.charging().phaseS());
    double worth = (rates.verifier() + presence) * seconds + (rates.all() - presence) * stalledS;
    assertThat(paid)
        .as("%s at %s", members, rates.prices())
        .isLessThanOrEqualTo(worth + ROUNDING * (1 + Math.abs(worth)));
    filled = worth > 0 ? Math.max(filled, paid / worth) : filled;
  }

  @Test
  void draftingPassesAreWorthTheirShares() {
    TestSeeds.each(
        SharesTest.class,
        200,
        random -> {
          Instance instance = instance(random);
          NetworkLimits network = RandomPrices.network(instance);
          PricedNetwork priced = priced(network, RandomPrices.draw(random, instance));
          for (int i = 0; i < PASSES; i++) {
            for (int d = 0; d < network.drafters(); d++) {
              draftPasses(priced, d, members(random, network, true, true));
            }
          }
        });
  }

  private static void draftPasses(PricedNetwork priced, int drafter, List<Member> members) {
    Rates rates = priced.rates();
    NetworkLimits network = priced.limits().network();
    Instance instance = network.instance();
    boolean isByPhase = !priced.charging().isEndless();
    RoundStates.LoadedMode way = network.states(drafter).modes().get(0);
    double paid = 0;
    double presence = 0;
    double tokens = 0;
    double cached = 0;
    double attended = 0;
    double longestAloneS = 0;
    int together = 0;
    for (Member member : members) {
      double input = instance.tasks().get(member.task()).inputTokens();
      if (instance.tasks().get(member.task()).drafter() == drafter) {
        double q = member.first() ? input + member.gained() : 1;
        double c = member.first() ? 0 : input + member.gained() - 1;
        paid += priced.draft(member.task(), drafter, way, q, 1, c, c + q);
        presence += isByPhase ? 0 : rates.presence()[member.task()];
        tokens += q;
        together++;
        cached += c;
        attended += q * (c + q);
        longestAloneS = Math.max(longestAloneS, priced.draftS(drafter, way, q, 1, c));
      }
    }
    MemoryModel holds = MemoryModel.of(instance, Set.copyOf(ModeSets.names(instance)));
    if (tokens > 0 && tokens + cached <= holds.mostTokens(drafter)) {
      PassTime time = PassTime.of(instance.drafters().get(drafter).node());
      double seconds = time.seconds(1, tokens, together, cached, attended) * (1 + ROUNDING);
      double perS = rates.drafters()[drafter];
      assertThat(paid).as("%s", rates.prices()).isLessThanOrEqualTo((perS + presence) * seconds);
      assertThat(longestAloneS).isLessThanOrEqualTo(seconds);
    }
  }

  /** The closed form finds the least over all who may be there. */
  @Test
  void sharesAreTheLeastOverAllThatMayBePresent() {
    TestSeeds.each(
        SharesTest.class,
        500,
        random -> {
          double presence = random.nextDouble() + 1e-3;
          double most = random.nextInt(4) == 0 ? 1e9 : presence * (1 + 10 * random.nextDouble());
          double byPresence = random.nextDouble();
          Sharing sharing = new Sharing(byPresence, 1 - byPresence, 0);
          PassLine line =
              new PassLine(random.nextDouble(), random.nextDouble(), random.nextDouble(), 0, 0);
          double perS = random.nextDouble();
          double memory = random.nextDouble();
          PassShare pass =
              PassShare.ofStream(
                  line, perS, new PassShare.Parties(sharing, Double.POSITIVE_INFINITY, most));

          double share = pass.of(1, 1, 0, presence, memory);

          double fixed = line.fixedS();
          double own = fixed * sharing.memory() * memory + line.newTokenS() + line.positionS();
          double least = Double.POSITIVE_INFINITY;
          for (int i = 0; i <= 20_000; i++) {
            double all = presence * Math.pow(most / presence, i / 20_000.0);
            least = Math.min(least, (perS + all) * (fixed * byPresence * presence / all + own));
          }
          assertThat(share).isLessThanOrEqualTo(least * (1 + ROUNDING));
          assertThat(share).isGreaterThanOrEqualTo(least * (1 - 1e-6));
        });
  }
}
