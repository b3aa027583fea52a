package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Network;
import sdedge.instance.Node;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;

class VllmScheduleTest {
  private static final int CASES = 60;
  private static final int MOST = 40;

  private static Map<String, Object> json(VllmSchedule schedule) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    schedule.writeTo(out);
    return Json.parse(out.toString(StandardCharsets.UTF_8));
  }

  private static Instance instance(Random random) {
    Instance drawn = new RandomInstances(random).maxLength(6).next();
    while (drawn.drafters().get(0).node().latency() instanceof LatencyModel.Table
        || drawn.verifier().latency() instanceof LatencyModel.Table) {
      drawn = new RandomInstances(random).maxLength(6).next();
    }
    return random.nextBoolean() ? drawn.with(Steps.EXPECTED) : drawn;
  }

  @Test
  void eachLengthIsTheBestByEnumeration() {
    TestSeeds.each(
        VllmScheduleTest.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          int[] ends = {64, 1000, 9000};
          VllmSchedule schedule = VllmSchedule.of(instance, 0, MOST, ends);
          assertThat(VllmRules.broken(json(schedule))).isEmpty();
          for (int c = 0; c < ends.length; c++) {
            int low = c == 0 ? 1 : ends[c - 1] + 1;
            for (int n = 1; n <= MOST; n++) {
              best(instance, n, low + (ends[c] - low) / 2, length(schedule, n, c));
            }
          }
        });
  }

  private static int length(VllmSchedule schedule, int sequences, int context) {
    return schedule.ranges().stream()
        .filter(range -> range.low() <= sequences && sequences <= range.high())
        .findFirst()
        .orElseThrow()
        .lengths()
        .get(context);
  }

  /** No other length has a higher rate, by formulas of its own. */
  private static void best(Instance instance, int n, int context, int chosen) {
    double rate = rate(instance, n, context, chosen);
    for (int l = instance.speculation().minLength(); l <= instance.speculation().maxLength(); l++) {
      double other = rate(instance, n, context, l);
      assertThat(other).as("%s sequences, length %s", n, l).isLessThanOrEqualTo(rate * (1 + 1e-12));
    }
  }

  private static double rate(Instance instance, int n, double c, int l) {
    double expected =
        instance.tasks().stream().mapToDouble(t -> tokens(t.acceptance(), l)).average().orElse(0);
    double seconds = pass(instance.verifier(), n, l + 1, c - 1);
    for (int i = 1; i <= l; i++) {
      seconds += pass(instance.drafters().get(0).node(), n, 1, c + i - 2);
    }
    Fronthaul link = instance.drafters().get(0).fronthaul();
    double bits = n * (link.bitsPerDraftToken() * l + link.bitsPerVerdict());
    return n * expected / (seconds + (l == 0 ? 0 : bits / link.rateBps() + 2 * link.latencyS()));
  }

  private static double tokens(Acceptance acceptance, int l) {
    double sum = 1;
    double product = 1;
    for (int i = 1; i <= l; i++) {
      product *= acceptance.at(i);
      sum += product;
    }
    return sum;
  }

  /** Seconds of a pass of q new tokens on c of each of n sequences. */
  private static double pass(Node node, int n, int q, double c) {
    double flops =
        n
            * (2 * node.model().parameters() * q
                + 4.0 * node.model().layers() * node.model().hidden() * q * (c + q));
    double overhead = node.passOverheadS() + node.tokenOverheadS() * n * q;
    if (node.latency() instanceof LatencyModel.Flops model) {
      return flops / model.flopsPerSecond() + overhead;
    }
    LatencyModel.Roofline model = (LatencyModel.Roofline) node.latency();
    double bytes = node.model().weightBytes() + node.model().kvBytesPerToken() * n * (c + q);
    return Math.max(flops / model.flopsPerSecond(), bytes / model.bytesPerSecond()) + overhead;
  }

  private static Instance inMode(String name) throws Exception {
    Instance all = InstanceReader.read(Path.of("instances/drafts/l4-a100-modes.yaml"));
    Drafter drafter = all.drafters().get(0);
    return all.with(
        new Network(all.verifier(), List.of(drafter.with(List.of(drafter.mode(name))))));
  }

  /** Drafts on the verifier's card are passes of the other model there; nothing travels. */
  @ParameterizedTest
  @ValueSource(strings = {"co-located", "block"})
  void draftsOnTheCardAreBestByEnumerationToo(String name) throws Exception {
    Instance instance = inMode(name);
    DraftMode mode = instance.drafters().get(0).mode(null);
    Node drafts = mode.on(instance.verifier());
    VllmSchedule schedule = VllmSchedule.of(instance, 0, MOST);
    double c = schedule.contexts().get(0).priced();
    for (int n = 1; n <= MOST; n++) {
      int best = -1;
      double bestRate = 0;
      for (int l = 0; l <= 8; l++) {
        int length = l;
        double expected =
            instance.tasks().stream()
                .mapToDouble(t -> tokens(t.acceptance(), length))
                .average()
                .orElse(0);
        double seconds = pass(instance.verifier(), n, l + 1, c - 1);
        seconds += mode.isBlock() && l > 0 ? pass(drafts, n, l, c - 1) : 0;
        for (int i = 1; i <= l && !mode.isBlock(); i++) {
          seconds += pass(drafts, n, 1, c + i - 2);
        }
        double rate = n * expected / seconds;
        if (rate > bestRate * (1 + 1e-12)) {
          bestRate = rate;
          best = l;
        }
      }
      assertThat(length(schedule, n, 0)).as("%s sequences", n).isEqualTo(best);
    }
  }

  /** Weights of both models, and caches of both for I + O + 8 tokens. */
  @Test
  void theCardHoldsBothModels() throws Exception {
    Instance instance = inMode("co-located");
    double reserve =
        instance.tasks().stream()
            .mapToDouble(t -> t.inputTokens() + t.outputTokens() + 8)
            .average()
            .orElse(0);
    double free = 30e9 - 16.061e9 - 2.4716e9;
    double perToken = 2 * 2 * (32 * 1024 + 16 * 512);
    int most = (int) (free / (perToken * reserve));

    Instance small =
        instance.with(new Network(instance.verifier().withMemory(30e9), instance.drafters()));

    assertThat(most).isBetween(20, 100);
    assertThat(VllmSchedule.fitting(small, 0, 256)).isEqualTo(most);
    assertThat(VllmSchedule.fitting(small, 0, 5)).isEqualTo(5);
    assertThat(VllmSchedule.fitting(inMode("edge"), 0, 256)).isEqualTo(256);
  }

  @Test
  void withoutAnAxisTheContextIsThatHalfWay() throws IOException {
    Instance instance = new RandomInstances(new Random(3)).maxLength(6).next();
    VllmSchedule schedule = VllmSchedule.of(instance, 0, MOST);
    double context =
        instance.tasks().stream()
            .mapToDouble(t -> t.inputTokens() + t.outputTokens() / 2.0)
            .average()
            .orElse(0);

    assertThat((double) schedule.contexts().get(0).priced()).isCloseTo(context, within(0.5));
    assertThat(VllmRules.broken(json(schedule))).isEmpty();
  }

  @Test
  void whereNothingPaysThereIsStillAScheduleThatIsRead() throws IOException {
    VllmSchedule.Range all = new VllmSchedule.Range(1, 8, List.of(0));
    VllmSchedule none =
        new VllmSchedule(List.of(new VllmSchedule.Contexts(1, Integer.MAX_VALUE, 1)), List.of(all));

    assertThat(none.everSpeculates()).isFalse();
    assertThat(VllmRules.broken(json(none))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2, [[1, 4, 2], [6, 8, 1]]",
        "2, [[2, 4, 2]]",
        "2, [[1, 4, 3]]",
        "3, [[1, 4, 2]]",
        "2, [[1, 4, 2], [4, 8, 1]]",
        "2, [[1, 4, 2], [5, 8, 1, 9, 1]]",
        "2, [[1, 4, 1, 9, 2], [1, 4, 11, 20, 2]]",
        "2, [[1, 4, 1, 9, 2], [1, 4, 10, 20, 2], [5, 8, 1, 9, 2]]",
        "2, [[1, 4, 0, 9, 2]]",
        "0, [[1, 4, 0]]",
        "2, []"
      })
  void theRulesRefuse(String config) {
    String[] parts = config.split(", ", 2);
    assertThat(
            VllmRules.broken(
                Json.parse(
                    "{num_speculative_tokens: "
                        + parts[0]
                        + ", num_speculative_tokens_per_batch_size: "
                        + parts[1]
                        + "}")))
        .isNotEmpty();
  }
}
