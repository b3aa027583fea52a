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
import sdedge.explain.Explanation.Saving;
import sdedge.explain.Lever.Change;
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
  private record Part<T>(Explanation of, T part) {
    <S> Part<S> with(S other) {
      return new Part<>(of, other);
    }
  }

  /** What more of a resource does. */
  private record More(Change change, BestPlan solved, @Nullable Double savedS) {}

  /** One end of an edge, with how it is turned. */
  private record Place(String turned, End end) {
    @Nullable Double by(String way) {
      return turned.equals(way) ? Double.valueOf(end.turn()) : null;
    }
  }

  private static final Table<Part<BestPlan>> SOLVED =
      Table.of(
          optional(column("makespan_s", found -> found.part.makespanS())),
          optional(key("proven", Kind.TRUTH, found -> known(found, BestPlan::proven))),
          optional(
              key("lengths", Kind.list(Kind.NUMBER), found -> known(found, BestPlan::lengths))),
          omitIfNull(key("modes", Kind.list(Kind.WORD), ExplanationJson::modes)),
          omitIfNull(key("shortened", Kind.TRUTH, found -> found.part.shortened() ? true : null)),
          omitIfEmpty(text("failure", found -> found.part.failure())));

  private static final Table<Part<Map.Entry<Resource, Double>>> BOUND =
      Table.of(
          text("server", each -> Servers.name(each.of.instance(), each.part.getKey())),
          column("seconds", each -> each.part.getValue()),
          column("share", each -> each.part.getValue() / each.of.makespanS()));

  private static final Table<Part<Segment>> SEGMENT =
      Table.of(
          text("server", each -> Servers.name(each.of.instance(), each.part.resource())),
          column("start_s", each -> each.part.startS()),
          column("end_s", each -> each.part.endS()));

  private static final Table<Plan> PLAN =
      Table.of(
          omitIfNull(text("order", plan -> plan == null ? null : plan.order())),
          omitIfNull(text("uplink", plan -> plan == null ? null : plan.uplink())),
          omitIfNull(key("batches", Kind.list(Kind.NUMBER), ExplanationJson::sizes)));

  private static final Table<CapUse> CAP =
      Table.of(
          text("cap", use -> use.cap().key()),
          column("value", CapUse::value),
          text("what", CapUse::what),
          column("at", CapUse::at),
          column("of", CapUse::of));

  private static final Table<Part<More>> MORE =
      Table.<Part<More>>of(
              text("change", each -> each.part.change.amount()),
              text("words", each -> each.part.change.words()),
              optional(column("value", each -> each.part.change.value())),
              optional(column("saved_s", each -> each.part.savedS)))
          .with(SOLVED.from(each -> each.with(each.part.solved)));

  private static final Table<Part<Saving>> SAVING =
      Table.of(
          text("resource", each -> each.part.lever().resource()),
          text("path", each -> each.part.lever().path()),
          optional(column("now", each -> each.part.lever().now())),
          text("unit", each -> each.part.lever().unit()),
          optional(key("ten_percent", MORE, ExplanationJson::tenPercent)),
          optional(key("one_unit", MORE, ExplanationJson::oneUnit)));

  private static final Table<Part<Place>> END =
      Table.<Part<Place>>of(
              omitIfNull(column("shift", each -> each.part.by("shift"))),
              omitIfNull(column("factor", each -> each.part.by("factor"))),
              column("value", each -> each.part.end.value()))
          .with(SOLVED.from(each -> each.with(each.part.end.solved())));

  private static final Table<Part<List<Place>>> EDGE =
      Table.of(
          key("low", END, each -> each.with(each.part.get(0))),
          key("high", END, each -> each.with(each.part.get(1))));

  private static final Table<Part<BreakEven>> BREAK_EVEN =
      Table.of(
          text("quantity", each -> each.part.quantity()),
          text("turned", each -> each.part.turned()),
          text("unit", each -> each.part.unit()),
          column("now", each -> each.part.now()),
          column("from", each -> each.part.from()),
          column("to", each -> each.part.to()),
          optional(key("pays", Kind.TRUTH, each -> each.part.pays())),
          key("edges", Kind.list(EDGE), each -> edges(each, each.part.edges())),
          key("length_edges", Kind.list(EDGE), each -> edges(each, each.part.lengthEdges())),
          column("unsolved", each -> each.part.unsolved()),
          omitIfNull(
              key(
                  "mode_edges",
                  Kind.list(EDGE),
                  each -> hasModes(each.of) ? edges(each, each.part.modeEdges()) : null)));

  private static final Table<Part<Alternative>> MODE =
      Table.<Part<Alternative>>of(
              text("mode", each -> each.part.name()),
              optional(column("saved_s", each -> each.part.costsS())))
          .with(SOLVED.from(each -> each.with(each.part.then())));

  private static final Table<Part<Alternative>> ANSWER =
      Table.<Part<Alternative>>of(
              text("question", each -> each.part.name()),
              optional(column("costs_s", each -> each.part.costsS())))
          .with(SOLVED.from(each -> each.with(each.part.then())))
          .with(PLAN.from(each -> each.part.then().plan()));

  private static final Table<Part<PropertyDifference>> DIFFERENCE =
      Table.of(
          text("difference", each -> each.part.property()),
          text("own", each -> each.part.own()),
          text("best", each -> each.part.best()),
          optional(column("forced_s", each -> each.part.forcedS())),
          optional(column("forced_share", each -> share(each, each.part.forcedS()))),
          optional(column("anew_s", each -> each.part.anewS())),
          optional(column("anew_share", each -> share(each, each.part.anewS()))),
          optional(column("mended_s", each -> each.part.mendedS())),
          optional(column("mended_share", each -> share(each, each.part.mendedS()))));

  private static final Table<Part<SideBySide>> PLACE =
      Table.of(
          column("cohort", each -> each.part.cohort()),
          column("batch", each -> each.part.batch()),
          key("own_tasks", Kind.list(Kind.WORD), each -> tasks(each, each.part.own())),
          text("own_drafts", each -> SideBySide.drafting(each.part.own())),
          key("best_tasks", Kind.list(Kind.WORD), each -> tasks(each, each.part.best())),
          text("best_drafts", each -> SideBySide.drafting(each.part.best())));

  private static final Table<Part<AgainstBest>> AGAINST_BEST =
      Table.<Part<AgainstBest>>of(
              text("pipeline", each -> each.part.asked().pipeline()),
              text("uplink", each -> each.part.asked().uplink()))
          .with(SOLVED.from(each -> each.with(each.part.best())))
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
          key("best", SOLVED, of -> new Part<>(of, of.best())),
          key("bound_by", Kind.list(BOUND), of -> parts(of, of.path().seconds().entrySet())),
          key("path", Kind.list(SEGMENT), of -> parts(of, of.path().segments())),
          key("savings", Kind.list(SAVING), of -> parts(of, of.savings())),
          key("break_evens", Kind.list(BREAK_EVEN), of -> parts(of, of.breakEvens())),
          key("tail", Kind.list(LatencyCsv.TABLE), of -> LatencyCsv.rows(of.instance(), of.tail())),
          column("unsolved", Explanation::unsolved),
          omitIfNull(
              key("modes", Kind.list(MODE), of -> hasModes(of) ? parts(of, of.modes()) : null)),
          omitIfNull(key("caps", Kind.list(CAP), Explanation::caps)),
          omitIfNull(
              key(
                  "resident_batches",
                  SummaryWriter.RESIDENT_BATCHES,
                  Explanation::residentBatches)),
          omitIfNull(key("against_best", AGAINST_BEST, ExplanationJson::against)),
          omitIfNull(text("class", Explanation::planClass)),
          omitIfNull(key("contiguous", SOLVED, ExplanationJson::contiguous)),
          omitIfEmpty(key("what_if", Kind.list(ANSWER), of -> parts(of, of.answers()))));

  private ExplanationJson() {}

  private static <T> List<Part<T>> parts(Explanation of, Collection<T> all) {
    return all.stream().map(each -> new Part<>(of, each)).toList();
  }

  /** By batch, how many tasks it has; null without a plan. */
  private static @Nullable List<Integer> sizes(@Nullable Plan plan) {
    return plan == null
        ? null
        : plan.batches().stream().map(batch -> batch.tasks().size()).toList();
  }

  private static @Nullable Part<BestPlan> contiguous(Explanation of) {
    BestPlan contiguous = of.contiguous();
    return contiguous == null ? null : new Part<>(of, contiguous);
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

  private static @Nullable Double share(Part<?> each, @Nullable Double seconds) {
    return seconds == null ? null : Double.valueOf(seconds / each.of.makespanS());
  }

  private static boolean hasModes(Explanation of) {
    return of.instance().hasModes();
  }

  private static @Nullable List<String> modes(Part<BestPlan> found) {
    return hasModes(found.of) ? known(found, plan -> plan.modes(found.of.instance())) : null;
  }

  /** What is said of a plan; null without one. */
  private static <T> @Nullable T known(Part<BestPlan> found, Function<BestPlan, T> said) {
    return found.part.plan() == null ? null : said.apply(found.part);
  }

  private static @Nullable Part<More> tenPercent(Part<Saving> each) {
    Saving saving = each.part;
    return more(each, saving.lever().tenPercent(), saving.tenPercent(), saving.byTenPercentS());
  }

  private static @Nullable Part<More> oneUnit(Part<Saving> each) {
    Saving saving = each.part;
    return more(each, saving.lever().oneUnit(), saving.oneUnit(), saving.byOneUnitS());
  }

  private static @Nullable Part<More> more(
      Part<?> of, @Nullable Change change, @Nullable BestPlan solved, @Nullable Double savedS) {
    return change == null || solved == null ? null : of.with(new More(change, solved, savedS));
  }

  private static List<Part<List<Place>>> edges(Part<BreakEven> of, List<Edge> edges) {
    String turned = of.part.turned();
    return edges.stream()
        .map(edge -> List.of(new Place(turned, edge.low()), new Place(turned, edge.high())))
        .map(of::with)
        .toList();
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
