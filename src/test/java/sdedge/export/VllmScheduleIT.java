package sdedge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.WholePrompts;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.steady.KvCacheSize;
import sdedge.stream.steady.SteadyLoad;
import sdedge.stream.steady.SteadyService;

class VllmScheduleIT {
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
        VllmScheduleIT.class,
        CASES,
        random -> {
          Instance instance = instance(random);
          SteadyService service =
              SteadyService.of(instance, 0, SteadyLoad.of(instance, 0), List.of());
          if (service.residents() == 0) {
            return;
          }
          List<Integer> ends = List.of(64, 1000, 9000);
          VllmSchedule schedule = VllmSchedule.of(service, MOST, ends, 0, 0);
          assertThat(VllmRules.broken(json(schedule))).isEmpty();
          VllmSchedule all = VllmSchedule.of(service, MOST, List.of(), 0, 0);
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
  private static void best(Instance instance, int requests, double context, int chosen) {
    int n = Math.max(1, Math.min(requests, residents(instance, context)));
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
  private static double rate(Instance instance, double running, double context, int l) {
    DraftMode mode = instance.drafters().get(0).mode(null);
    Node drafter =
        mode.on(mode.isAtVerifier() ? instance.verifier() : instance.drafters().get(0).node());
    List<Task> tasks = instance.tasks().stream().filter(task -> task.drafter() == 0).toList();
    double steps = 0;
    double tokens = 0;
    double contexts = 0;
    double input = 0;
    double squares = 0;
    for (Task task : tasks) {
      int output = Math.max(2, task.outputTokens());
      double own = steps(task.acceptance().under(new DraftChoice(mode.name(), l)), l, output - 1);
      steps += own;
      tokens += output - 1;
      contexts += own * (task.inputTokens() + output / 2.0);
      input += task.inputTokens();
      squares += Math.pow(task.inputTokens(), 2);
    }
    double c = Double.isNaN(context) ? contexts / steps : context;
    double joining = Math.max(0, running - 1) / steps * tasks.size(); // of the others
    double prompt = input / tasks.size();
    double square = squares / tasks.size();
    double seconds = pass(instance.verifier(), running, l + 1, c - 1, joining, prompt, square);
    for (int i = 1; i <= l && !mode.isBlock(); i++) {
      seconds += pass(drafter, running, 1, c + i - 2, i == 1 ? joining : 0, prompt, square);
    }
    seconds +=
        l > 0 && mode.isBlock() ? pass(drafter, running, l, c - 1, joining, prompt, square) : 0;
    return running * tokens / (steps * seconds);
  }

  /** Requests that run at a time: both models and both caches on the verifier's card. */
  private static int residents(Instance instance, double context) {
    Node card = instance.verifier();
    DraftMode mode = instance.drafters().get(0).mode(null);
    Model draft = mode.on(mode.isAtVerifier() ? card : instance.drafters().get(0).node()).model();
    double free = card.memoryBytes() - card.model().weightBytes();
    free -= draft.name().equals(card.model().name()) ? 0 : draft.weightBytes();
    double perToken = card.model().kvBytesPerToken() + draft.kvBytesPerToken();
    return (int) Math.min(1e6, free / perToken / held(instance, context) * (1 + 1e-12));
  }

  /** Tokens that a request holds in the mean over the steps without drafts. */
  private static double held(Instance instance, double context) {
    double tokens = 0;
    double contexts = 0;
    for (Task task : instance.tasks().stream().filter(task -> task.drafter() == 0).toList()) {
      int output = Math.max(2, task.outputTokens());
      tokens += output - 1;
      contexts += (output - 1) * (task.inputTokens() + output / 2.0);
    }
    return Double.isNaN(context) ? contexts / tokens : context;
  }

  /** Expected steps to gain some tokens. */
  private static double steps(Acceptance acceptance, int l, int tokens) {
    double[] expected = new double[tokens + 1];
    for (int m = 1; m <= tokens; m++) {
      expected[m] = 1;
      double reached = 1;
      for (int i = 1; i <= l; i++) {
        double rate = acceptance.inContext(1).at(i);
        expected[m] += reached * (1 - rate) * expected[Math.max(0, m - i)];
        reached *= rate;
      }
      expected[m] += reached * expected[Math.max(0, m - l - 1)];
    }
    return expected[tokens];
  }

  /** Seconds of a pass of q new tokens on c of each of n requests, and of whole prompts. */
  private static double pass(
      Node node, double n, int q, double c, double joining, double prompt, double square) {
    return joining == 0
        ? pass(node, n, q, c, 0, 0, 0)
        : WholePrompts.mean(joining, m -> pass(node, n, q, c, m, m * prompt, m * square));
  }

  private static double pass(
      Node node, double n, int q, double c, int prompts, double joining, double joiningSquares) {
    double flops =
        2 * node.model().parameters() * (n * q + joining)
            + 4.0
                * node.model().layers()
                * node.model().hidden()
                * (n * q * (c + q) + joiningSquares);
    double overhead =
        node.passOverheadS()
            + node.tokenOverheadS() * (n * q + joining)
            + node.positionOverheadS() * (n * q + prompts)
            + (prompts > 0 ? node.promptPassOverheadS() : 0);
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
        new Instance.Network(all.verifier(), List.of(drafter.with(List.of(drafter.mode(name))))));
  }

  private static SteadyService service(Instance instance) {
    return SteadyService.of(instance, 0, SteadyLoad.of(instance, 0), List.of());
  }

  /** Drafts on the verifier's card are passes of the other model there. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "co-located", "block"})
  void modesAreBestByEnumerationToo(String name) throws Exception {
    Instance instance = inMode(name);
    VllmSchedule schedule = VllmSchedule.of(service(instance), MOST, List.of(), 0, 0);
    for (int n = 1; n <= MOST; n++) {
      best(instance, n, Double.NaN, length(schedule, n, 0));
    }
  }

  /** Weights of both models and caches of both, pages of what requests hold in the mean. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "co-located"})
  void theCardHoldsBothModels(String name) throws Exception {
    Instance instance = inMode(name);
    double free = 30e9 - 16.061e9 - 2.4716e9;
    double target = 2 * 2 * 32 * 1024;
    double draft = 2 * 2 * 16 * 512;
    double tokens = free / (target + draft);
    Instance small =
        instance.with(
            new Instance.Network(instance.verifier().withMemory(30e9), instance.drafters()));

    SteadyService service = service(small);

    assertThat(service.cache().tokens()).isCloseTo(tokens, within(1e-9 * tokens));
    double alone = (30e9 - 16.061e9) / target;
    assertThat(service.cache().withoutDraftModel()).isCloseTo(alone, within(1e-9 * alone));
    double held = held(small, Double.NaN);
    assertThat(service.residents()).isEqualTo((int) (tokens / held)).isBetween(20, 200);
    assertThat(service.residentsAlone()).isEqualTo((int) (alone / held));
    assertThat(service.at(2000).residents()).isEqualTo((int) (tokens / 2000));
  }

  /** What memory cannot hold does not run: the last length stays, however many wait. */
  @Test
  void beyondTheResidentsNothingChanges() throws Exception {
    Instance instance = inMode("co-located");
    Instance tight =
        instance.with(
            new Instance.Network(instance.verifier().withMemory(20e9), instance.drafters()));
    SteadyService service = service(tight);
    int residents = service.residents();
    assertThat(residents).isBetween(1, 30);
    assertThat(service.residentsAlone()).isGreaterThan(2 * residents);

    VllmSchedule schedule = VllmSchedule.of(service, MOST, List.of(), 0, 0);

    assertThat(length(schedule, MOST, 0)).isEqualTo(length(schedule, residents, 0)).isPositive();
    double best = best(tight, residents);
    int from = residents + 1;
    while (rate(tight, from, Double.NaN, 0) <= 1.005 * best) {
      from++;
    }
    assertThat(from).isBetween(residents + 1, MOST);
    int most = Math.min(MOST, service.residentsAlone());
    double more = rate(tight, most, Double.NaN, 0) / best - 1;
    assertThat(ofResidents(schedule))
        .containsExactly(
            String.format(
                Locale.ROOT,
                "%d run beside the draft model, %d without, which serves more from %d on, up to"
                    + " %.1f %%",
                residents,
                service.residentsAlone(),
                from,
                100 * more));
    assertThat(ofResidents(VllmSchedule.of(service(instance), MOST, List.of(), 0, 0))).isEmpty();
    assertThat(
            ofResidents(
                VllmSchedule.of(
                    service.withCache(new KvCacheSize(9000, 9000)), MOST, List.of(), 0, 0)))
        .containsExactly(
            (int) (9000 / held(tight, Double.NaN))
                + " run beside the draft model,"
                + " the others wait");
  }

  private static List<String> ofResidents(VllmSchedule schedule) {
    return schedule.remarks().stream().filter(each -> each.contains(" run beside ")).toList();
  }

  /**
   * The gain over one length, by load and in the mean, by formulas of the test; a schedule that
   * costs as much as it gains is none.
   */
  @Test
  void theGainIsOverTheBestLengthForAllLoads() throws Exception {
    Instance instance = inMode("co-located");
    SteadyService service = service(instance);
    VllmSchedule schedule = VllmSchedule.of(service, 32, List.of(), 0, 0);
    int constant = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int l = 0; l <= 8; l++) {
      int length = l;
      double mean =
          IntStream.rangeClosed(1, 32)
              .mapToDouble(n -> Math.log(rate(instance, n, Double.NaN, length)))
              .sum();
      constant = mean > largest ? l : constant;
      largest = Math.max(largest, mean);
    }
    double[] gains = new double[32];
    for (int n = 1; n <= 32; n++) {
      gains[n - 1] =
          rate(instance, n, Double.NaN, length(schedule, n, 0))
                  / rate(instance, n, Double.NaN, constant)
              - 1;
    }
    double mean = Arrays.stream(gains).average().orElseThrow();

    assertThat(mean).isGreaterThan(0.005);
    assertThat(schedule.plain()).isZero();
    assertThat(schedule.remarks())
        .contains(
            String.format(
                Locale.ROOT,
                "the schedule serves %.1f %% more than length %d alone in the mean: %.1f %% at 1,"
                    + " %.1f %% at 4, %.1f %% at 16, %.1f %% at 32 running",
                100 * mean,
                constant,
                100 * gains[0],
                100 * gains[3],
                100 * gains[15],
                100 * gains[31]));
    double enough = 1 - 1.004 / (1 + mean);
    VllmSchedule costly = VllmSchedule.of(service, 32, List.of(), enough, 0);
    assertThat(costly.plain()).isEqualTo(constant).isPositive();
    assertThat(json(costly)).containsOnlyKeys("num_speculative_tokens");
    assertThat(Json.number(json(costly).get("num_speculative_tokens"))).isEqualTo(constant);
    assertThat(costly.remarks())
        .anyMatch(each -> each.matches(".*fixed [1-8] is as good: the file .* only length [1-8]"));
    assertThat(costly.engineRemarks()).isEmpty();
    assertThat(String.join("", schedule.engineRemarks())).contains("51510", "49548");
    assertThat(VllmSchedule.of(service, 32, List.of(), 1 - 1.006 / (1 + mean), 0).plain()).isZero();
    VllmSchedule dear = VllmSchedule.of(service, 32, List.of(), 0.2, 0);
    assertThat(dear.remarks()).anyMatch(each -> each.matches(".*fixed [1-8] beats it.*"));
  }

  /** And what it gains is that of the lengths as they are raised. */
  @Test
  void lengthsAreRaisedToTheLeast() throws Exception {
    SteadyService service = service(inMode("co-located"));
    VllmSchedule best = VllmSchedule.of(service, 256, List.of(), 0, 0);
    assertThat(length(best, 256, 0)).isZero();

    VllmSchedule raised = VllmSchedule.of(service, 256, List.of(), 0, 1);

    for (int n = 1; n <= 256; n++) {
      assertThat(length(raised, n, 0)).isEqualTo(Math.max(1, length(best, n, 0)));
    }
    double less = service.tpotS(0, 256) / service.tpotS(1, 256);
    assertThat(less).isLessThan(0.995);
    double fixed = alone(best.remarks(), 256) / alone(raised.remarks(), 256);
    assertThat(fixed).isCloseTo(1 / less, within(2e-3));
    assertThat(raised.remarks()).anyMatch(each -> each.contains("0 is written as 1"));
    assertThat(best.remarks()).noneMatch(each -> each.contains("0 is written as 1"));
  }

  /** One and the gain that the remarks say at a number of requests. */
  private static double alone(List<String> remarks, int running) {
    String gains =
        remarks.stream().filter(each -> each.contains("serves")).findFirst().orElseThrow();
    Matcher said = Pattern.compile("(−?)([0-9.]+) % at " + running).matcher(gains);
    assertThat(said.find()).as(gains).isTrue();
    double share = Double.parseDouble(said.group(2)) / 100;
    return 1 + (said.group(1).isEmpty() ? share : -share);
  }

  private static double best(Instance instance, int n) {
    return IntStream.rangeClosed(0, 8)
        .mapToDouble(l -> rate(instance, n, Double.NaN, l))
        .max()
        .orElseThrow();
  }

  @Test
  void whereNothingPaysThereIsStillAScheduleThatIsRead() throws IOException {
    VllmSchedule.Range all = new VllmSchedule.Range(1, 8, List.of(0));
    VllmSchedule none =
        new VllmSchedule(
            List.of(new VllmSchedule.Contexts(1, Integer.MAX_VALUE)), List.of(all), 0, List.of());

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
