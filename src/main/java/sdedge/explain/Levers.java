package sdedge.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.explain.CapUse.Cap;
import sdedge.explain.Lever.Change;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.RadioLink;
import sdedge.instance.Speculation;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.plan.MemoryModel;
import sdedge.plan.ModeSets;
import sdedge.result.files.SummaryWriter.UncertainAnswers;
import sdedge.timeline.Resource;

/** The resources of an instance, each with a tenth and with one unit more of it. */
final class Levers {
  private static final double TENTH_MORE = 1.1;
  private static final double TENTH_LESS = 0.9;
  private static final int[] STEPS = {25, 50, 100}; // per cent
  private static final double ACCEPTANCE_STEP = 0.01;

  /** Where the longest answer stands, for which memory is reserved. */
  static final String LONGEST_ANSWER = "tasks[*].max_output_tokens";

  /** Where drafters stand in the instance. */
  static final String DRAFTERS = "drafters";

  private static final String NONE = "none"; // what is left of a limit that is lifted
  private static final String ONE = "+1";

  private final Instance instance;
  private final int together;
  private final List<Lever> levers = new ArrayList<>();
  private List<Resource> servers = List.of(); // of the levers added next

  /** A unit of a resource. */
  private record Unit(String si, double step, String name) {
    /** Such as {@code +24 GB}. */
    String amount(double units) {
      return name.replace("1", Human.number(units / Math.abs(step)));
    }
  }

  /**
   * What there may be more of.
   *
   * @param resource its short name
   * @param name what is bought, in words
   */
  private record Goods(String resource, String name) {
    static Goods of(Node node, String what) {
      return new Goods(node.id() + " " + what, what + " on " + node.id());
    }

    /** Such as {@code 10 % more memory on mbs} for {@code +10 %}. */
    String words(String amount) {
      return amount.substring(1) + (amount.startsWith("-") ? " less " : " more ") + name;
    }
  }

  private static final Unit HERTZ = new Unit("Hz", 1e6, "+1 MHz");
  private static final Unit FLOPS = new Unit("FLOP/s", 1e12, "+1 TFLOP/s");
  private static final Unit BANDWIDTH = new Unit("B/s", 1e9, "+1 GB/s");
  private static final Unit BYTES = new Unit("B", 1e9, "+1 GB");
  private static final Unit RATE = new Unit("bit/s", 1e6, "+1 Mbit/s");
  private static final Unit LATENCY = new Unit("s", -1e-3, "-1 ms");

  private Levers(Instance instance, int together) {
    this.instance = instance;
    this.together = together;
  }

  /**
   * All levers: those of each drafter, of the verifier, acceptance, the caps of the search, one
   * more drafter like each.
   */
  static List<Lever> of(Instance instance) {
    return of(instance, instance.tasks().size());
  }

  /**
   * Those of an instance of whose tasks there may be more.
   *
   * @param together how many tasks are planned for, at least those of the instance
   */
  static List<Lever> of(Instance instance, int together) {
    Levers levers = new Levers(instance, together);
    for (int d = 0; d < instance.drafters().size(); d++) {
      levers.addDrafter(d);
    }
    levers.addBands();
    levers.servers = List.of(new Resource(Resource.Kind.VERIFIER, null));
    levers.addNode(null, instance.verifier(), "verifier");
    levers.servers = List.of();
    levers.addAcceptance();
    levers.addLongestAnswer();
    levers.addChoices();
    return levers.levers;
  }

  private void addDrafter(int d) {
    Drafter drafter = instance.drafters().get(d);
    String path = "drafters[" + d + "]";
    servers = List.of(new Resource(Resource.Kind.UPLINK, d));
    if (drafter.hasUplink()) {
      add(
          new Goods(drafter.id() + " uplink", "uplink band at " + drafter.id()),
          path + ".wireless.bandwidth_hz",
          drafter.wireless().bandwidthHz(),
          HERTZ,
          value -> Edits.bandwidth(instance, d, value));
    }
    servers = List.of(new Resource(Resource.Kind.DRAFTER, d));
    addNode(d, drafter.node(), path);
    if (drafter.hasFronthaul()) {
      addFronthaul(d, path);
    }
  }

  private void addFronthaul(int d, String path) {
    Drafter drafter = instance.drafters().get(d);
    Fronthaul link = drafter.fronthaul();
    servers =
        List.of(
            new Resource(Resource.Kind.FRONTHAUL_UP, d),
            new Resource(Resource.Kind.FRONTHAUL_DOWN, d));
    add(
        new Goods(drafter.id() + " fronthaul rate", "fronthaul rate at " + drafter.id()),
        path + ".fronthaul.rate_bps",
        link.rateBps(),
        RATE,
        value -> Edits.fronthaul(instance, d, value, link.latencyS()));
    add(
        new Goods(drafter.id() + " fronthaul latency", "fronthaul latency at " + drafter.id()),
        path + ".fronthaul.latency_s",
        link.latencyS(),
        LATENCY,
        value -> Edits.fronthaul(instance, d, link.rateBps(), value));
  }

  /** The bands that drafters share, each once. */
  private void addBands() {
    for (RadioLink link : instance.bands()) {
      servers =
          IntStream.range(0, instance.drafters().size())
              .mapToObj(d -> new Resource(Resource.Kind.FRONTHAUL_UP, d))
              .toList();
      add(
          new Goods(link.name() + " bandwidth", "bandwidth of " + link.name()),
          "links." + link.name() + ".bandwidth_hz",
          link.bandwidthHz(),
          HERTZ,
          value -> Edits.band(instance, link.name(), value));
    }
  }

  /** Whether memory limits nothing: the caches of all tasks fit beside the models of all modes. */
  private boolean holdsAllTasks() {
    return together == instance.tasks().size()
        && MemoryModel.of(instance, ModeSets.nameSet(instance)).holdsAll();
  }

  /**
   * What there is of a node.
   *
   * @param d the drafter whose it is; null for that of the verifier
   */
  private void addNode(@Nullable Integer d, Node node, String path) {
    OptionalDouble flops = node.latency().statedFlops();
    OptionalDouble bytes = node.latency().statedBytes();
    if (flops.isPresent()) {
      add(
          new Goods(node.id() + " FLOP/s", "computing speed on " + node.id()),
          path + ".peak_flops",
          flops.getAsDouble(),
          FLOPS,
          value -> Edits.speed(instance, d, old -> value, value / flops.getAsDouble()));
    } else {
      addTable(d, node, path);
    }
    if (bytes.isPresent()) {
      add(
          Goods.of(node, "memory bandwidth"),
          path + ".memory_bandwidth",
          bytes.getAsDouble(),
          BANDWIDTH,
          value -> Edits.node(instance, d, n -> Edits.memoryBandwidth(n, old -> value)));
    }
    if (Double.isFinite(node.memoryBytes())) {
      add(
          Goods.of(node, "memory"),
          path + ".memory_bytes",
          node.memoryBytes(),
          BYTES,
          value -> Edits.node(instance, d, n -> n.withMemory(value)));
      if (!holdsAllTasks()) {
        Instance boundless = Edits.node(instance, d, n -> n.withMemory(Double.POSITIVE_INFINITY));
        String memory = node.id() + " memory";
        Change none = new Change(NONE, "no limit to memory on " + node.id(), null, boundless);
        addChoice(memory, path + ".memory_bytes", node.memoryBytes(), none);
      }
    }
  }

  /** A node with a table, whose seconds become fewer. */
  private void addTable(@Nullable Integer d, Node node, String path) {
    List<Change> changes =
        IntStream.concat(IntStream.of(10), IntStream.of(STEPS))
            .mapToObj(
                percent -> {
                  double times = 1 + percent / 100.0;
                  String words = percent + " % more speed of " + node.id();
                  Instance faster = Edits.speed(instance, d, old -> times * old, times);
                  return new Change("seconds / " + Human.number(times), words, null, faster);
                })
            .toList();
    levers.add(
        new Lever(
            node.id() + " speed",
            path + ".table",
            null,
            "",
            changes.get(0),
            null,
            changes.subList(1, changes.size()),
            servers,
            null));
  }

  private void add(Goods goods, String path, double now, Unit unit, DoubleFunction<Instance> with) {
    boolean more = unit.step > 0;
    DoubleFunction<Change> units =
        number -> {
          double value = Math.max(0, now + Math.signum(unit.step) * number);
          String amount = unit.amount(number);
          return new Change(amount, goods.words(amount), value, with.apply(value));
        };
    IntFunction<Change> share =
        percent -> {
          String amount = (more ? "+" : "-") + percent + " %";
          double value = now * (more ? 1 + percent / 100.0 : 1 - percent / 100.0);
          return new Change(amount, goods.words(amount), value, with.apply(value));
        };
    levers.add(
        new Lever(
            goods.resource,
            path,
            now,
            unit.si,
            share.apply(10),
            units.apply(Math.abs(unit.step)),
            IntStream.of(STEPS).mapToObj(share).toList(),
            servers,
            units));
  }

  private void addAcceptance() {
    levers.add(
        new Lever(
            "acceptance",
            "tasks[*].acceptance",
            commonAcceptance(instance),
            "",
            new Change(
                "+10 %",
                "10 % more acceptance of drafts",
                null,
                Edits.acceptance(instance, rate -> TENTH_MORE * rate)),
            new Change(
                "+0.01",
                "0.01 more acceptance of drafts",
                null,
                Edits.acceptance(instance, rate -> rate + ACCEPTANCE_STEP)),
            servers));
  }

  /** What memory reserved for the longest answers costs. */
  private void addLongestAnswer() {
    UncertainAnswers answers = UncertainAnswers.of(instance);
    if (answers != null) {
      Instance shorter = Edits.longestAnswers(instance, TENTH_LESS);
      levers.add(
          new Lever(
              "longest answers",
              LONGEST_ANSWER,
              (double) answers.mostTokens(),
              "",
              new Change("-10 %", "longest answers cut off a tenth earlier", null, shorter),
              null,
              servers));
    }
  }

  /**
   * What changes no number of a server, each in one way alone: what is assumed of batches, the caps
   * of the search, all orders in place of one, one more drafter like each.
   */
  private void addChoices() {
    addAssumptions();
    for (Cap cap : Cap.values()) {
      addCap(cap);
    }
    if (instance.order() != TaskOrder.AUTO) {
      Instance any = instance.withOptions(null, null, TaskOrder.AUTO, null);
      Change free = new Change(TaskOrder.AUTO.key(), "tasks in any order", null, any);
      addChoice("order", "order", null, free);
    }
    for (int d = 0; d < instance.drafters().size(); d++) {
      if (instance.tasksOf(d).length > 1) { // else nobody would use another
        String another = "another " + instance.drafters().get(d).id();
        String words = "another drafter like " + instance.drafters().get(d).id();
        Change oneMore = new Change("+1", words, null, Edits.oneMore(instance, d));
        addChoice(another, DRAFTERS, null, oneMore);
      }
    }
  }

  /** What batches are assumed to be beside what they need. */
  private void addAssumptions() {
    Batching old = instance.batching();
    if (old.pads()) {
      Instance bare = instance.with(old.with(Padding.NONE));
      Change none = new Change(Padding.NONE.key(), "batches without padding", null, bare);
      addChoice("padding", "batching.padding", null, none);
    }
    if (old.isByBatch()) {
      Instance held = instance.with(old.with(Residency.COHORT));
      Change byCohort =
          new Change(Residency.COHORT.key(), "memory for whole cohorts at once", null, held);
      addChoice("residency", "batching.residency", null, byCohort);
    }
  }

  /** One more of a cap, and none: of a length as many as there may be. */
  private void addCap(Cap cap) {
    int now = cap.of(instance);
    int most = cap == Cap.LENGTH ? Speculation.LONGEST : together;
    if (now < most - 1) {
      addCap(cap, ONE, now + 1);
    }
    if (now < most) {
      addCap(cap, cap == Cap.LENGTH ? "to " + most : NONE, most);
    }
  }

  private void addCap(Cap cap, String amount, int value) {
    String words =
        switch (cap) {
          case BATCH -> bought("task per batch", "tasks per batch", amount);
          case COHORT -> bought("task per cohort", "tasks per cohort", amount);
          case LENGTH -> amount.equals(ONE) ? "drafts of one more token" : "drafts of any length";
        };
    Change change = new Change(amount, words, (double) value, Edits.cap(instance, cap, value));
    addChoice(cap.key(), cap.path(), (double) cap.of(instance), change);
  }

  private static String bought(String one, String all, String amount) {
    return amount.equals(ONE) ? "one more " + one : "no limit to " + all;
  }

  private void addChoice(String resource, String path, @Nullable Double now, Change change) {
    levers.add(new Lever(resource, path, now, "", null, change, servers));
  }

  /** The one rate of all tasks; null if there are several. */
  static @Nullable Double commonAcceptance(Instance instance) {
    List<Double> rates =
        instance.tasks().stream()
            .map(Task::acceptance)
            .flatMap(Levers::ofAllModes)
            .flatMap(acceptance -> acceptance.entries().stream())
            .flatMap(entry -> entry.rates().list().stream())
            .distinct()
            .toList();
    return rates.size() == 1 ? rates.get(0) : null;
  }

  private static Stream<Acceptance> ofAllModes(Acceptance acceptance) {
    return acceptance.byMode().isEmpty()
        ? Stream.of(acceptance)
        : acceptance.byMode().values().stream();
  }
}
