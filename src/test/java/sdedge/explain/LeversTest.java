package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.explain.CapUse.Cap;
import sdedge.explain.Lever.Change;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;

/** What there may be more of, and that an edit changes nothing else. */
class LeversTest {
  private static final String NO_PADDING = "padding: -, none null";

  private final Instance quickstart;

  LeversTest() throws Exception {
    quickstart = InstanceReader.read(Path.of("instances/quickstart.yaml"));
  }

  private static Instance tenth(Lever lever) {
    return Objects.requireNonNull(lever.tenPercent()).instance();
  }

  private static Instance one(Lever lever) {
    return Objects.requireNonNull(lever.oneUnit()).instance();
  }

  private static String said(Lever lever) {
    Change tenth = lever.tenPercent();
    Change one = lever.oneUnit();
    return lever.resource()
        + ": "
        + (tenth == null ? "-" : tenth.amount() + " " + tenth.value())
        + ", "
        + (one == null ? "-" : one.amount() + " " + one.value());
  }

  @Test
  void everyResourceHasATenthAndAUnit() {
    assertThat(Levers.of(quickstart).stream().map(LeversTest::said))
        .containsExactly(
            "sbs1 uplink: +10 % " + 20e6 * 1.1 + ", +1 MHz 2.1E7",
            "sbs1 FLOP/s: +10 % " + 59.5e12 * 1.1 + ", +1 TFLOP/s 6.05E13",
            "sbs1 memory bandwidth: +10 % " + 760e9 * 1.1 + ", +1 GB/s 7.61E11",
            "sbs1 memory: +10 % " + 10e9 * 1.1 + ", +1 GB 1.1E10",
            "sbs1 fronthaul rate: +10 % " + 1e9 * 1.1 + ", +1 Mbit/s 1.001E9",
            "sbs1 fronthaul latency: -10 % " + 0.001 * 0.9 + ", -1 ms 0.0",
            "mbs FLOP/s: +10 % " + 79.2e12 * 1.1 + ", +1 TFLOP/s 8.02E13",
            "mbs memory bandwidth: +10 % " + 432e9 * 1.1 + ", +1 GB/s 4.33E11",
            "mbs memory: +10 % " + 24e9 * 1.1 + ", +1 GB 2.5E10",
            "acceptance: +10 % null, +0.01 null",
            "max_tasks_per_batch: -, +1 4.0",
            "max_tasks_per_batch: -, none 8.0",
            "max_length: -, +1 7.0",
            "max_length: -, to 64 64.0",
            "another sbs1: -, +1 null");
  }

  /** The words of all that can be bought, with what stands in the instance then. */
  @Test
  void whatIsBoughtIsSaidInWords() {
    assertThat(bought(quickstart, "sbs1 uplink|mbs memory|.*latency|acceptance|max.*|another.*"))
        .containsExactly(
            "10 % more uplink band at sbs1 " + 20e6 * 1.1,
            "1 MHz more uplink band at sbs1 2.1E7",
            "25 % more uplink band at sbs1 2.5E7",
            "50 % more uplink band at sbs1 3.0E7",
            "100 % more uplink band at sbs1 4.0E7",
            "10 % less fronthaul latency at sbs1 " + 0.001 * 0.9,
            "1 ms less fronthaul latency at sbs1 0.0",
            "25 % less fronthaul latency at sbs1 7.5E-4",
            "50 % less fronthaul latency at sbs1 5.0E-4",
            "100 % less fronthaul latency at sbs1 0.0",
            "10 % more memory on mbs " + 24e9 * 1.1,
            "1 GB more memory on mbs 2.5E10",
            "25 % more memory on mbs 3.0E10",
            "50 % more memory on mbs 3.6E10",
            "100 % more memory on mbs 4.8E10",
            "10 % more acceptance of drafts null",
            "0.01 more acceptance of drafts null",
            "one more task per batch 4.0",
            "no limit to tasks per batch 8.0",
            "drafts of one more token 7.0",
            "drafts of any length 64.0",
            "another drafter like sbs1 null");
  }

  private static List<String> bought(Instance instance, String resources) {
    return Levers.of(instance).stream()
        .filter(lever -> lever.resource().matches(resources))
        .flatMap(lever -> lever.changes().stream())
        .map(change -> change.words() + " " + change.value())
        .toList();
  }

  /** A larger step of a table takes less time; nothing else is told of it by a number. */
  @Test
  void stepsOfATableAreFaster() throws Exception {
    Instance table = InstanceReader.read(Path.of("instances/measured-table.yaml"));
    Lever speed =
        Levers.of(table).stream()
            .filter(lever -> lever.path().equals("verifier.table"))
            .findFirst()
            .orElseThrow();

    assertThat(speed.changes())
        .extracting(Change::words)
        .containsExactly(
            "10 % more speed of mbs",
            "25 % more speed of mbs", "50 % more speed of mbs", "100 % more speed of mbs");
    List<Double> seconds =
        speed.changes().stream().map(change -> verifiedS(change.instance())).toList();
    double nowS = verifiedS(table);
    assertThat(seconds.get(0)).isCloseTo(nowS / 1.1, withinPercentage(1e-9));
    assertThat(seconds.get(3)).isCloseTo(nowS / 2, withinPercentage(1e-9));
    assertThat(seconds).isSortedAccordingTo(Comparator.reverseOrder());
  }

  /** What a pass takes at most, seconds. */
  private static double verifiedS(Instance instance) {
    return instance.verifier().latency().longestPassS(1e12, 1e9, 100);
  }

  private static List<String> ofCaps(Instance instance) {
    return Levers.of(instance).stream()
        .map(LeversTest::said)
        .filter(said -> said.matches("(max_|order|\\w+ memory:).*"))
        .toList();
  }

  /** A cap that the tasks cannot reach is none; of one below, one more may be the same as none. */
  @Test
  void onlyCapsThatMayBindAreListed() {
    Instance seven = Edits.cap(Edits.cap(quickstart, Cap.BATCH, 7), Cap.COHORT, 8);
    Instance longest = Edits.cap(seven, Cap.LENGTH, 63);
    assertThat(ofCaps(longest))
        .containsExactly(
            "sbs1 memory: +10 % " + 10e9 * 1.1 + ", +1 GB 1.1E10",
            "mbs memory: +10 % " + 24e9 * 1.1 + ", +1 GB 2.5E10",
            "max_tasks_per_batch: -, none 8.0",
            "max_length: -, to 64 64.0");
    assertThat(ofCaps(Edits.cap(Edits.cap(longest, Cap.BATCH, 8), Cap.LENGTH, 64))).hasSize(2);
    Instance changed = one(Levers.of(seven).stream().filter(isOf("max_tasks")).findFirst().get());
    assertThat(Edits.cap(changed, Cap.BATCH, 7)).isEqualTo(seven);
  }

  private static Predicate<Lever> isOf(String resource) {
    return lever -> lever.resource().startsWith(resource);
  }

  /** Memory that no longer holds all tasks at once has a row without a limit; so has an order. */
  @Test
  void memoryAndOrdersAreCaps() {
    Instance given = quickstart.withOptions(null, null, TaskOrder.GIVEN, null);
    Model target = given.verifier().model();
    double tokens = 0;
    for (int k = 0; k < 8; k++) {
      tokens += Feasibility.reservedTokens(given, k);
    }
    double allBytes = target.weightBytes() + target.kvBytesPerToken() * tokens;
    Instance enough = Edits.verifier(given, node -> node.withMemory(allBytes));
    Instance tooFew = Edits.verifier(given, node -> node.withMemory(allBytes - 1e6));

    assertThat(ofCaps(enough)).contains("order: -, auto null").noneMatch(s -> s.contains("none n"));
    assertThat(ofCaps(tooFew)).contains("mbs memory: -, none null", "sbs1 memory: -, none null");
    Lever lifted = Levers.of(tooFew).stream().filter(isOf("mbs memory")).skip(2).findFirst().get();
    assertThat(one(lifted).verifier().memoryBytes()).isInfinite();
    Lever order = Levers.of(given).stream().filter(isOf("order")).findFirst().get();
    assertThat(one(order)).isEqualTo(quickstart);
  }

  /** Without what is assumed an instance is the same in all else. */
  @Test
  void whatIsAssumedOfBatchesCanBeLeftOut() {
    Batching caps = quickstart.batching();
    Instance padded = quickstart.with(caps.with(Batching.Padding.LONGEST_INPUT));
    Instance both = padded.with(padded.batching().with(Batching.Residency.BATCH));

    assertThat(ofAssumptions(quickstart)).isEmpty();
    assertThat(ofAssumptions(padded)).extracting(LeversTest::said).containsExactly(NO_PADDING);
    assertThat(one(ofAssumptions(padded).get(0))).isEqualTo(quickstart);
    assertThat(ofAssumptions(both))
        .extracting(LeversTest::said)
        .containsExactly(NO_PADDING, "residency: -, cohort null");
    assertThat(one(ofAssumptions(both).get(1))).isEqualTo(padded);
  }

  private static List<Lever> ofAssumptions(Instance instance) {
    return Levers.of(instance).stream().filter(isOf("padding").or(isOf("residency"))).toList();
  }

  @Test
  void ratesStayBetweenZeroAndOne() {
    Instance more = Edits.acceptance(quickstart, rate -> rate * 1.5);
    assertThat(more.tasks().get(1).acceptance().inContext(1).list())
        .containsExactly(1.0, 1.0, 0.65 * 1.5);
    assertThat(more.tasks().get(4).acceptance().inContext(1).list()).containsExactly(0.54 * 1.5);
    Instance less = Edits.acceptance(quickstart, rate -> rate - 0.6);
    assertThat(less.tasks().get(4).acceptance().inContext(1).list()).containsExactly(0.0);
    assertThat(less.with(quickstart.tasks())).isEqualTo(quickstart);
    assertThat(Levers.commonAcceptance(quickstart)).isNull();
    assertThat(Levers.commonAcceptance(Edits.acceptance(quickstart, rate -> 0.5))).isEqualTo(0.5);
  }

  /** Every second task moves; the new drafter is like the other but for its id. */
  @Test
  void oneMoreDrafterHasHalfOfTheTasks() {
    Instance more = Edits.oneMore(Edits.oneMore(quickstart, 0), 0);

    assertThat(more.drafters())
        .extracting(Drafter::id)
        .containsExactly("sbs1", "sbs1-2", "sbs1-2-2");
    assertThat(more.tasks())
        .extracting(task -> task.id() + task.drafter())
        .containsExactly("u10", "u21", "u32", "u41", "u50", "u61", "u72", "u81");
    Node old = quickstart.drafters().get(0).node();
    Node node = more.drafters().get(2).node();
    assertThat(Edits.node(more, 2, n -> old).drafters().get(2))
        .isEqualTo(quickstart.drafters().get(0));
    assertThat(node.latency()).isEqualTo(old.latency());
    assertThat(node.passOverheadS()).isEqualTo(old.passOverheadS());
  }

  /** A table takes less time; without a limit of memory, and with one task, there is no more. */
  @Test
  void whatMeansNothingIsLeftOut() {
    Instance tiny = new TinySystem().drafter(2, TinySystem.INSTANT).task(1, 1).instance();
    List<String> names = new ArrayList<>();
    Levers.of(tiny).forEach(lever -> names.add(said(lever)));

    assertThat(names)
        .containsExactly(
            "sbs1 uplink: +10 % 1.1, +1 MHz 1000001.0",
            "sbs1 speed: seconds / 1.1 null, -",
            "sbs1 fronthaul rate: +10 % 1.1, +1 Mbit/s 1000001.0",
            "sbs1 fronthaul latency: -10 % 0.0, -1 ms 0.0",
            "mbs speed: seconds / 1.1 null, -",
            "acceptance: +10 % null, +0.01 null",
            "max_length: -, +1 5.0",
            "max_length: -, to 64 64.0",
            "order: -, auto null");
    LatencyModel.Table faster =
        (LatencyModel.Table) tenth(Levers.of(tiny).get(1)).drafters().get(0).node().latency();
    assertThat(faster.table().seconds()[0][0]).isEqualTo(2 / 1.1);
  }

  @Test
  void dialsTurnEveryPlaceAtOnce() throws Exception {
    Instance two = InstanceReader.read(Path.of("instances/two-drafters.yaml"));
    List<ChangedParameter> dials = ChangedParameter.of(two);
    assertThat(dials)
        .extracting(dial -> dial.quantity() + " " + dial.turned() + " " + dial.now())
        .startsWith("acceptance shift 0.0", "fronthaul latency shift 0.0");
    assertThat(dials.get(2).turned() + dials.get(2).now()).isEqualTo("factor1.0");
    for (ChangedParameter dial : dials) {
      assertThat(dial.at().apply(dial.now())).isEqualTo(two);
    }

    double firstS = two.drafters().get(0).fronthaul().latencyS();
    double secondS = two.drafters().get(1).fronthaul().latencyS();
    ChangedParameter latency = dials.get(1);
    assertThat(latency.least()).isEqualTo(-Math.max(firstS, secondS));
    assertThat(latency.at().apply(0.5).drafters())
        .extracting(drafter -> drafter.fronthaul().latencyS())
        .containsExactly(firstS + 0.5, secondS + 0.5);
    assertThat(latency.shown().applyAsDouble(0.5)).isEqualTo((firstS + secondS + 1) / 2);
    assertThat(latency.shown().applyAsDouble(latency.least())).isZero();

    Instance near =
        new TinySystem()
            .drafter(1, new Fronthaul(1, 0.1, 0, 0, 0))
            .drafter(1, new Fronthaul(1, 0.3, 0, 0, 0))
            .task(1, 1)
            .instance();
    ChangedParameter shift = ChangedParameter.of(near).get(1);
    assertThat(shift.least()).isEqualTo(-0.3);
    assertThat(shift.at().apply(-0.2).drafters())
        .extracting(drafter -> drafter.fronthaul().latencyS())
        .containsExactly(0.0, 0.3 - 0.2);

    double mean =
        two.tasks().stream()
            .mapToDouble(t -> t.acceptance().inContext(1).at(1))
            .average()
            .orElse(0);
    assertThat(dials.get(0).shown().applyAsDouble(0)).isEqualTo(mean);
    assertThat(dials.get(0).shown().applyAsDouble(1)).isEqualTo(1);
    double flops = two.verifier().latency().statedFlops().orElseThrow();
    assertThat(dials.get(2).shown().applyAsDouble(3)).isEqualTo(3 * flops);
    assertThat(dials.get(2).at().apply(3).verifier().latency().statedFlops().orElseThrow())
        .isEqualTo(3 * flops);
  }
}
