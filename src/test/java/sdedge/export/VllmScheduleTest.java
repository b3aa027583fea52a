package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Network;
import sdedge.instance.Node;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.steady.CardMemory;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;

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
          SteadyService service = SteadyService.of(instance, 0, SteadyLoad.of(instance, 0));
          if (service.memory().besideBoth() == 0) {
            return; // no length but 0, if any
          }
          List<Integer> ends = List.of(64, 1000, 9000);
          VllmSchedule schedule = VllmSchedule.of(service, MOST, ends);
          assertThat(VllmRules.broken(json(schedule))).isEmpty();
          VllmSchedule all = VllmSchedule.of(service, MOST);
          for (int n = 1; n <= MOST; n++) {
            best(instance, n, Double.NaN, length(all, n, 0));
            for (int c = 0; c < ends.size(); c++) {
              int low = c == 0 ? 1 : ends.get(c - 1) + 1;
              best(instance, n, low + (ends.get(c) - low) / 2, length(schedule, n, c));
            }
          }
        });
  }

  private static int length(VllmSchedule schedule, int requests, int context) {
    return schedule.ranges().stream()
        .filter(range -> range.low() <= requests && requests <= range.high())
        .findFirst()
        .orElseThrow()
        .lengths()
        .get(context);
  }

  /** The shortest of those within half a percent of the best, by formulas of its own. */
  private static void best(Instance instance, int n, double context, int chosen) {
    Speculation allowed = instance.speculation();
    double most = 0;
    for (int l = allowed.minLength(); l <= allowed.maxLength(); l++) {
      most = Math.max(most, rate(instance, n, context, l));
    }
    String what = n + " requests, length " + chosen;
    assertThat(rate(instance, n, context, chosen))
        .as(what)
        .isGreaterThanOrEqualTo(most * (1 - 0.005) * (1 - 1e-9));
    for (int l = allowed.minLength(); l < chosen; l++) {
      assertThat(rate(instance, n, context, l)).as(what).isLessThan(most * (1 - 0.005 + 1e-9));
    }
  }

  /** Tokens per second after the first of each answer, of all requests. */
  private static double rate(Instance instance, int n, double context, int l) {
    DraftMode mode = instance.drafters().get(0).mode(null);
    Node drafter =
        mode.on(mode.isAtVerifier() ? instance.verifier() : instance.drafters().get(0).node());
    List<Task> tasks = instance.tasks().stream().filter(task -> task.drafter() == 0).toList();
    double steps = 0;
    double tokens = 0;
    double contexts = 0;
    double input = 0;
    double squares = 0;
    double reserved = 0;
    for (Task task : tasks) {
      int output = Math.max(2, task.outputTokens());
      double own = steps(task.acceptance().under(new DraftChoice(mode.name(), l)), l, output - 1);
      steps += own;
      tokens += output - 1;
      contexts += own * (task.inputTokens() + output / 2.0);
      input += task.inputTokens();
      squares += Math.pow(task.inputTokens(), 2);
      reserved += task.inputTokens() + output;
    }
    int fitting = fitting(instance, drafter.model(), l > 0, reserved / tasks.size());
    double running = Math.min(n, fitting);
    double c = Double.isNaN(context) ? contexts / steps : context;
    double joining = running / steps * input;
    double joiningSquares = running / steps * squares;
    double seconds = pass(instance.verifier(), running, l + 1, c - 1, joining, joiningSquares);
    for (int i = 1; i <= l && !mode.isBlock(); i++) {
      boolean first = i == 1;
      seconds +=
          pass(drafter, running, 1, c + i - 2, first ? joining : 0, first ? joiningSquares : 0);
    }
    seconds +=
        l > 0 && mode.isBlock() ? pass(drafter, running, l, c - 1, joining, joiningSquares) : 0;
    return running * tokens / (steps * seconds);
  }

  /** Both models and both caches on the verifier's card, or the target's alone. */
  private static int fitting(Instance instance, Model draft, boolean drafts, double tokens) {
    Node card = instance.verifier();
    double free = card.memoryBytes() - card.model().weightBytes();
    double perToken = card.model().kvBytesPerToken();
    double reserved = tokens;
    if (drafts) {
      free -= draft.name().equals(card.model().name()) ? 0 : draft.weightBytes();
      perToken += draft.kvBytesPerToken();
      reserved += instance.speculation().maxLength();
    }
    return (int) Math.min(1e6, free / (perToken * reserved) * (1 + 1e-12));
  }

  /** Expected steps to gain some tokens. */
  private static double steps(Acceptance acceptance, int l, int tokens) {
    double[] expected = new double[tokens + 1];
    for (int m = 1; m <= tokens; m++) {
      expected[m] = 1;
      double reached = 1;
      for (int i = 1; i <= l; i++) {
        double rate = acceptance.at(i);
        expected[m] += reached * (1 - rate) * expected[Math.max(0, m - i)];
        reached *= rate;
      }
      expected[m] += reached * expected[Math.max(0, m - l - 1)];
    }
    return expected[tokens];
  }

  /** Seconds of a pass of q new tokens on c of each of n requests, and of prompts. */
  private static double pass(
      Node node, double n, int q, double c, double joining, double joiningSquares) {
    double flops =
        2 * node.model().parameters() * (n * q + joining)
            + 4.0
                * node.model().layers()
                * node.model().hidden()
                * (n * q * (c + q) + joiningSquares);
    double overhead = node.passOverheadS() + node.tokenOverheadS() * (n * q + joining);
    if (node.latency() instanceof LatencyModel.Flops model) {
      return flops / model.flopsPerSecond() + overhead;
    }
    LatencyModel.Roofline model = (LatencyModel.Roofline) node.latency();
    double bytes =
        node.model().weightBytes() + node.model().kvBytesPerToken() * (n * (c + q) + joining);
    return Math.max(flops / model.flopsPerSecond(), bytes / model.bytesPerSecond()) + overhead;
  }

  private static Instance inMode(String name) throws Exception {
    Instance all = InstanceReader.read(Path.of("instances/drafts/l4-a100-modes.yaml"));
    Drafter drafter = all.drafters().get(0);
    return all.with(
        new Network(all.verifier(), List.of(drafter.with(List.of(drafter.mode(name))))));
  }

  private static SteadyService service(Instance instance) {
    return SteadyService.of(instance, 0, SteadyLoad.of(instance, 0));
  }

  /** Drafts on the verifier's card are passes of the other model there. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "co-located", "block"})
  void modesAreBestByEnumerationToo(String name) throws Exception {
    Instance instance = inMode(name);
    VllmSchedule schedule = VllmSchedule.of(service(instance), MOST);
    for (int n = 1; n <= MOST; n++) {
      best(instance, n, Double.NaN, length(schedule, n, 0));
    }
  }

  /** Weights of both models, and caches of both for I + O + 8 tokens; alone for I + O. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "co-located"})
  void theCardHoldsBothModels(String name) throws Exception {
    Instance instance = inMode(name);
    double reserve =
        instance.tasks().stream()
            .mapToDouble(t -> t.inputTokens() + t.outputTokens())
            .average()
            .orElse(0);
    double free = 30e9 - 16.061e9 - 2.4716e9;
    double target = 2 * 2 * 32 * 1024;
    double draft = 2 * 2 * 16 * 512;
    int most = (int) (free / ((target + draft) * (reserve + 8)));

    Instance small =
        instance.with(new Network(instance.verifier().withMemory(30e9), instance.drafters()));

    assertThat(most).isBetween(20, 100);
    assertThat(service(small).memory())
        .isEqualTo(new CardMemory(most, (int) ((30e9 - 16.061e9) / (target * reserve))));
  }

  /** Where a card without the draft model serves so many more that they make up for it. */
  @Test
  void lengthZeroWithoutADraftModelIsToldApart() throws Exception {
    Instance instance = inMode("co-located");
    Instance tight =
        instance.with(new Network(instance.verifier().withMemory(20e9), instance.drafters()));
    SteadyService service = service(tight);
    int both = service.memory().besideBoth();
    assertThat(both).isBetween(1, 20);
    assertThat(service.memory().withoutDrafts()).isGreaterThan(2 * both);

    VllmSchedule schedule = VllmSchedule.of(service, MOST);
    int from = both;
    while (rate(tight, from, Double.NaN, 0) < 0.995 * bestDrafting(tight, from)) {
      from++;
    }

    assertThat(from).isBetween(both + 1, MOST);
    assertThat(length(schedule, from - 1, 0)).isPositive();
    assertThat(length(schedule, from, 0)).isZero();
    double more = rate(tight, MOST, Double.NaN, 0) / bestDrafting(tight, MOST) - 1;
    assertThat(schedule.remarks())
        .containsExactly(
            "memory holds "
                + both
                + " of "
                + MOST
                + " requests beside both models, "
                + service.memory().withoutDrafts()
                + " without the draft model; the others wait",
            String.format(
                Locale.ROOT,
                "from %d requests on load no drafter, length 0 means that there; at %d that is %.1f"
                    + " %% more tokens/s",
                from,
                MOST,
                100 * more));
    assertThat(VllmSchedule.of(service(instance), MOST).remarks()).isEmpty();
  }

  private static double bestDrafting(Instance instance, int n) {
    return IntStream.rangeClosed(1, 8)
        .mapToDouble(l -> rate(instance, n, Double.NaN, l))
        .max()
        .orElseThrow();
  }

  @Test
  void whereNothingPaysThereIsStillAScheduleThatIsRead() throws IOException {
    VllmSchedule.Range all = new VllmSchedule.Range(1, 8, List.of(0));
    VllmSchedule none =
        new VllmSchedule(
            List.of(new VllmSchedule.Contexts(1, Integer.MAX_VALUE)), List.of(all), List.of());

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
