package sdedge.explain;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.explain.BreakEven.Edge;
import sdedge.explain.BreakEven.End;
import sdedge.explain.Explanation.Alternative;
import sdedge.explain.Explanation.Gain;
import sdedge.explain.Explanation.Saving;
import sdedge.explain.difference.Differences;
import sdedge.explain.difference.Differences.PropertyDifference;
import sdedge.explain.difference.SideBySide;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.result.files.LatencyCsv;
import sdedge.result.files.SummaryWriter;
import sdedge.result.files.SummaryWriter.UncertainAnswers;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.timeline.CriticalPath.Segment;
import sdedge.timeline.Resource;

/** An explanation as one JSON object (docs/explain.md); {@code report} reads it back. */
public final class ExplanationJson {
  /** Something of an explanation, and that. */
  private record Part<T>(Explanation of, T part) {
    private double share(double seconds) {
      return seconds / of.makespanS();
    }

    private @Nullable Double shareOf(@Nullable Double seconds) {
      return seconds == null ? null : share(seconds);
    }
  }

  private static final Table<BestPlan> SOLVED =
      Table.of(
          optional(column("makespan_s", BestPlan::makespanS)),
          optional(key("proven", Kind.TRUTH, known(BestPlan::proven))),
          optional(key("lengths", Kind.list(Kind.NUMBER), known(BestPlan::lengths))),
          omitIfNull(key("modes", Kind.list(Kind.WORD), BestPlan::modes)),
          omitIfNull(key("shortened", Kind.TRUTH, plan -> plan.shortened() ? true : null)),
          omitIfEmpty(text("failure", BestPlan::failure)));

  private static final Table<Part<Map.Entry<Resource, Double>>> BOUND =
      Table.of(
          text("server", each -> Servers.name(each.of.instance(), each.part.getKey())),
          column("seconds", each -> each.part.getValue()),
          column("share", each -> each.share(each.part.getValue())));

  private static final Table<Part<Segment>> SEGMENT =
      Table.of(
          text("server", each -> Servers.name(each.of.instance(), each.part.resource())),
          column("start_s", each -> each.part.startS()),
          column("end_s", each -> each.part.endS()));

  private static final Table<Plan> PLAN =
      Table.of(
          omitIfNull(text("order", Plan::order)),
          omitIfNull(text("uplink", Plan::uplink)),
          omitIfNull(key("batches", Kind.list(Kind.NUMBER), ExplanationJson::sizes)));

  private static final Table<CapUse> CAP =
      Table.of(
          text("cap", use -> use.cap().key()),
          column("value", CapUse::value),
          text("what", CapUse::what),
          column("at", CapUse::at),
          column("of", CapUse::of));

  private static final Table<Gain> GAIN =
      Table.of(
              text("change", (Gain gain) -> gain.change().amount()),
              text("words", gain -> gain.change().words()),
              optional(column("value", gain -> gain.change().value())),
              optional(column("saved_s", Gain::savedS)))
          .with(SOLVED.from(Gain::solved));

  private static final Table<Saving> SAVING =
      Table.of(
          text("resource", saving -> saving.lever().resource()),
          text("path", saving -> saving.lever().path()),
          optional(column("now", saving -> saving.lever().now())),
          text("unit", saving -> saving.lever().unit()),
          optional(key("ten_percent", GAIN, Saving::tenPercent)),
          optional(key("one_unit", GAIN, Saving::oneUnit)));

  private static final Table<End> END =
      Table.of(
              omitIfNull(column("shift", (End end) -> end.by("shift"))),
              omitIfNull(column("factor", end -> end.by("factor"))),
              column("value", End::value))
          .with(SOLVED.from(End::solved));

  private static final Kind<Iterable<? extends Edge>> EDGES =
      Kind.list(Table.of(key("low", END, Edge::low), key("high", END, Edge::high)));

  private static final Table<BreakEven> BREAK_EVEN =
      Table.of(
          text("quantity", each -> each.number().quantity()),
          text("turned", each -> each.number().turned()),
          text("unit", each -> each.number().unit()),
          column("now", each -> each.number().value(each.number().now())),
          column("from", each -> each.number().value(each.number().least())),
          column("to", each -> each.number().value(each.number().most())),
          optional(key("pays", Kind.TRUTH, BreakEven::pays)),
          key("edges", EDGES, BreakEven::edges),
          key("length_edges", EDGES, BreakEven::lengthEdges),
          column("unsolved", BreakEven::unsolved));

  private static final Table<Part<BreakEven>> OF_INSTANCE =
      new Table<>(BREAK_EVEN.from((Part<BreakEven> each) -> each.part))
          .with(
              omitIfNull(
                  key(
                      "mode_edges",
                      EDGES,
                      each -> hasModes(each.of) ? each.part.modeEdges() : null)));

  private static final Table<Alternative> MODE =
      Table.of(text("mode", Alternative::name), optional(column("saved_s", Alternative::costsS)))
          .with(SOLVED.from(Alternative::then));

  private static final Table<Alternative> ANSWER =
      Table.of(
              text("question", Alternative::name), optional(column("costs_s", Alternative::costsS)))
          .with(SOLVED.from(Alternative::then))
          .with(PLAN.from(each -> each.then().plan()));

  private static final Table<Part<PropertyDifference>> DIFFERENCE =
      Table.of(
          text("difference", each -> each.part.property()),
          text("own", each -> each.part.own()),
          text("best", each -> each.part.best()),
          optional(column("forced_s", each -> each.part.forcedS())),
          optional(column("forced_share", each -> each.shareOf(each.part.forcedS()))),
          optional(column("anew_s", each -> each.part.anewS())),
          optional(column("anew_share", each -> each.shareOf(each.part.anewS()))),
          optional(column("mended_s", each -> each.part.mendedS())),
          optional(column("mended_share", each -> each.shareOf(each.part.mendedS()))));

  private static final Table<Part<SideBySide>> PLACE =
      Table.of(
          column("cohort", each -> each.part.cohort()),
          column("batch", each -> each.part.batch()),
          key("own_tasks", Kind.list(Kind.WORD), each -> tasks(each, each.part.own())),
          text("own_drafts", each -> SideBySide.drafting(each.part.own())),
          key("best_tasks", Kind.list(Kind.WORD), each -> tasks(each, each.part.best())),
          text("best_drafts", each -> SideBySide.drafting(each.part.best())));

  private static final Table<Part<AgainstBest>> AGAINST_BEST =
      Table.of(
              text("pipeline", (Part<AgainstBest> each) -> each.part.asked().pipeline()),
              text("uplink", each -> each.part.asked().uplink()))
          .with(SOLVED.from(each -> each.part.best()))
          .with(omitIfNull(key("differences", Kind.list(DIFFERENCE), ExplanationJson::differences)))
          .with(
              omitIfEmpty(
                  key("plans", Kind.list(PLACE), each -> parts(each.of, each.part.sideBySide()))));

  /** The keys, in their order, and what stands there. */
  public static final Table<Explanation> KEYS =
      Table.of(
          text("name", of -> of.instance().name()),
          column("makespan_s", Explanation::makespanS),
          key("network", NetworkJson.KEYS, Explanation::instance),
          key("best", SOLVED, Explanation::best),
          key("bound_by", Kind.list(BOUND), of -> parts(of, of.path().seconds().entrySet())),
          key("path", Kind.list(SEGMENT), of -> parts(of, of.path().segments())),
          key("savings", Kind.list(SAVING), Explanation::savings),
          key("break_evens", Kind.list(OF_INSTANCE), of -> parts(of, of.breakEvens())),
          key("tail", Kind.list(LatencyCsv.TABLE), of -> LatencyCsv.rows(of.instance(), of.tail())),
          column("unsolved", Explanation::unsolved),
          omitIfNull(key("modes", Kind.list(MODE), of -> hasModes(of) ? of.modes() : null)),
          omitIfNull(key("caps", Kind.list(CAP), Explanation::caps)),
          omitIfNull(
              key(
                  "resident_batches",
                  SummaryWriter.RESIDENT_BATCHES,
                  Explanation::residentBatches)),
          omitIfNull(key("against_best", AGAINST_BEST, ExplanationJson::against)),
          omitIfNull(text("class", Explanation::planClass)),
          omitIfNull(key("contiguous", SOLVED, Explanation::contiguous)),
          omitIfEmpty(key("what_if", Kind.list(ANSWER), Explanation::answers)));

  private ExplanationJson() {}

  private static <T> List<Part<T>> parts(Explanation of, Collection<T> all) {
    return all.stream().map(each -> new Part<>(of, each)).toList();
  }

  /** By batch, how many tasks it has. */
  private static List<Integer> sizes(Plan plan) {
    return plan.batches().stream().map(batch -> batch.tasks().size()).toList();
  }

  private static @Nullable Part<AgainstBest> against(Explanation of) {
    AgainstBest against = of.against();
    return against == null ? null : new Part<>(of, against);
  }

  private static List<String> tasks(Part<SideBySide> each, @Nullable Batch batch) {
    return SideBySide.ids(each.of.instance(), batch).toList();
  }

  /** Those worth a word; null where the best plan is not known. */
  private static @Nullable List<Part<PropertyDifference>> differences(Part<AgainstBest> each) {
    Differences found = each.part.differences();
    return found == null ? null : parts(each.of, found.worthwhile());
  }

  private static boolean hasModes(Explanation of) {
    return of.instance().hasModes();
  }

  /** What is said of a plan; null without one. */
  private static <T> Function<BestPlan, @Nullable T> known(Function<BestPlan, T> said) {
    return found -> found.plan() == null ? null : said.apply(found);
  }

  /** What resources are called. */
  public static final class Servers {
    private Servers() {}

    /** Such as {@code sbs1 fronthaul up}. */
    public static String name(Instance instance, Resource resource) {
      Integer drafter = resource.drafter();
      String id = drafter == null ? "" : instance.drafters().get(drafter).id();
      return switch (resource.kind()) {
        case UPLINK -> id + " uplink";
        case MEMORY -> "memory";
        case DRAFTER -> id;
        case FRONTHAUL_UP -> id + " fronthaul up";
        case VERIFIER -> instance.verifier().id();
        case FRONTHAUL_DOWN -> id + " fronthaul down";
      };
    }
  }

  /** The network of an instance in a few numbers: {@code network} of an explanation. */
  static final class NetworkJson {
    private static final Table<DraftMode> MODE =
        Table.of(
            text("name", DraftMode::name),
            text("model", mode -> mode.model().name()),
            text("at", mode -> mode.isAtVerifier() ? "verifier" : "drafter"),
            text("passes", mode -> mode.isBlock() ? "block" : "sequential"));

    private static final Table<RadioLink> LINK =
        Table.of(
            text("id", RadioLink::name),
            column("bandwidth_hz", RadioLink::bandwidthHz),
            text("sharing", RadioLink::sharing));

    private static final Table<OfDrafter> DRAFTER =
        Table.of(
            text("id", each -> each.drafter.id()),
            text("model", each -> each.drafter.node().model().name()),
            column("users", each -> each.tasks.size()),
            optional(column("bandwidth_hz", OfDrafter::bandwidthHz)),
            optional(column("median_channel_gain_db", OfDrafter::medianGainDb)),
            optional(column("fronthaul_rate_bps", OfDrafter::rateBps)),
            column("fronthaul_latency_s", each -> each.drafter.fronthaul().latencyS()),
            omitIfNull(text("link", OfDrafter::linkName)),
            omitIfEmpty(key("modes", Kind.list(MODE), each -> each.drafter.modes())));

    /** The keys, in their order, and what stands there. */
    static final Table<Instance> KEYS =
        Table.of(
            text("verifier", instance -> instance.verifier().id()),
            text("model", instance -> instance.verifier().model().name()),
            column("users", instance -> instance.tasks().size()),
            column("output_tokens", Instance::outputTokens),
            key("drafters", Kind.list(DRAFTER), NetworkJson::drafters),
            omitIfEmpty(key("links", Kind.list(LINK), Instance::bands)),
            omitIfNull(key("answers", UncertainAnswers.TABLE, UncertainAnswers::of)));

    private NetworkJson() {}

    private static List<OfDrafter> drafters(Instance instance) {
      return IntStream.range(0, instance.drafters().size())
          .mapToObj(
              d ->
                  new OfDrafter(
                      instance.drafters().get(d),
                      IntStream.of(instance.tasksOf(d)).mapToObj(instance.tasks()::get).toList()))
          .toList();
    }

    private record OfDrafter(Drafter drafter, List<Task> tasks) {
      @Nullable String linkName() {
        RadioLink band = drafter.fronthaul().band();
        return band == null ? null : band.name();
      }

      @Nullable Double bandwidthHz() {
        return drafter.hasUplink() ? Double.valueOf(drafter.wireless().bandwidthHz()) : null;
      }

      @Nullable Double rateBps() {
        return drafter.hasFronthaul() ? Double.valueOf(drafter.fronthaul().rateBps()) : null;
      }

      @Nullable Double medianGainDb() {
        double[] gains = tasks.stream().mapToDouble(Task::channelGainDb).toArray();
        return !drafter.hasUplink() || gains.length == 0
            ? null
            : Double.valueOf(Median.withDefaults().evaluate(gains));
      }
    }
  }
}
