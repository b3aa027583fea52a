package sdedge.study.stream;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.files.PricesJson;
import sdedge.result.files.ResultTable;
import sdedge.result.files.ScheduleCsv;
import sdedge.result.files.SummaryWriter.UncertainAnswers;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.stream.Candidate;
import sdedge.stream.Capacity;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamLevel;
import sdedge.stream.bound.RateBound;
import sdedge.timeline.Utilisation;

/**
 * {@code stream.json}; the same for the same input, whatever the threads.
 *
 * @param warnings of the instance
 */
public record StreamJson(StreamFindings findings, List<String> warnings) implements FileContent {
  /** The name of the file. */
  public static final String FILE = "stream.json";

  /** The class of all policies that may split prompts. */
  public static final String CHUNKED = "chunked";

  /** What is promised; a limit that is not there is null. */
  static final Table<StreamLevel> LEVEL =
      Table.of(
          optional(column("ttft_s", level -> finite(level.ttftS()))),
          optional(column("tpot_s", level -> finite(level.tpotS()))),
          column("share", StreamLevel::share));

  /** What a bound of a stream or of users says with a set of draft modes. */
  private record Bound(Instance instance, RateBound all, int index) {
    RateBound.OfModes of() {
      return all.ofModes().get(index);
    }

    List<Bound> others() {
      return IntStream.range(1, all.ofModes().size())
          .mapToObj(other -> new Bound(instance, all, other))
          .toList();
    }

    Map<String, Double> values() {
      double[] values = of().values().means();
      Map<String, Double> byTask = new LinkedHashMap<>();
      for (int k = 0; k < values.length; k++) {
        byTask.put(instance.tasks().get(k).id(), values[k]);
      }
      return byTask;
    }

    PricesJson prices() {
      return new PricesJson(instance, of().prices());
    }

    /** Which policies are bounded, if they are others than usual. */
    @Nullable String policies() {
      return instance.serving().splitsPrompts() ? CHUNKED : null;
    }
  }

  private static Table<Bound> ofModes(Table<PricesJson> prices) {
    return Table.of(
        column("most_per_s", bound -> bound.of().mostPerS()),
        column("total", bound -> bound.of().total()),
        column("load", bound -> bound.of().load()),
        key("values", Kind.map(Kind.NUMBER), Bound::values),
        key("prices", prices, Bound::prices),
        omitIfEmpty(key("modes", Kind.list(Kind.WORD), bound -> bound.of().loaded())),
        omitIfNull(text("class", Bound::policies)));
  }

  private static final Table<Bound> BOUND_OF_MODES = ofModes(PricesJson.OF_STREAM);

  private static final Table<Bound> BOUND =
      BOUND_OF_MODES.with(omitIfEmpty(key("others", Kind.list(BOUND_OF_MODES), Bound::others)));

  private static final Table<Bound> USERS_OF_MODES = ofModes(PricesJson.OF_USERS);

  private static final Table<Bound> BOUND_OF_USERS =
      Table.<Bound>of(column("concurrency", bound -> bound.all.users()))
          .with(USERS_OF_MODES.columns())
          .with(omitIfEmpty(key("others", Kind.list(USERS_OF_MODES), Bound::others)));

  private record Found(CapacityStudy study, @Nullable StreamBound bound, Source source) {
    /** Unless it is a number of users. */
    @Nullable Double perS(double value) {
      return source.isClosedLoop() ? null : finite(value);
    }

    @Nullable Double users(double value) {
      return source.isClosedLoop() ? finite(value) : null;
    }

    @Nullable Double boundShare() {
      return bound == null ? null : perS(study.most().mean() / bound.mostPerS());
    }
  }

  private static final Table<Found> CAPACITY =
      Table.of(
          text("policy", found -> found.study.candidate().policy().key()),
          column("groups", found -> found.study.candidate().groups()),
          omitIfNull(column("per_s", found -> found.perS(found.study.most().mean()))),
          omitIfNull(column("low_per_s", found -> found.perS(found.study.most().low()))),
          omitIfNull(column("high_per_s", found -> found.perS(found.study.most().high()))),
          omitIfNull(column("users", found -> found.users(found.study.most().mean()))),
          omitIfNull(column("low_users", found -> found.users(found.study.most().low()))),
          omitIfNull(column("high_users", found -> found.users(found.study.most().high()))),
          omitIfNull(column("bound_share", Found::boundShare)),
          column("requests", found -> CapacityStudy.TIMES * found.source.count()),
          column("from_a_quarter", found -> found.study.fromFewer()),
          key(
              "draws",
              Kind.list(Kind.NUMBER),
              found -> found.study.ofDraws().stream().map(Capacity::most).toList()),
          omitIfEmpty(key("modes", Kind.list(Kind.WORD), found -> found.study.candidate().modes())),
          omitIfNull(key("at_least", Kind.TRUTH, found -> found.study.isCut() ? true : null)));

  private record Point(StreamQuestion question, CurvePoint of) {
    Map<String, Double> figures(Function<Table<Figures>, Map<String, Double>> statistic) {
      return statistic.apply(Figures.table(question));
    }
  }

  private static final Table<Utilisation.OfDrafter> BUSY =
      Table.of(
          column("drafter", Utilisation.OfDrafter::drafter),
          column("up", Utilisation.OfDrafter::fronthaulUp),
          column("down", Utilisation.OfDrafter::fronthaulDown));

  private static final Table<Point> POINT =
      Table.of(
          text("policy", point -> point.of.candidate().policy().key()),
          column("groups", point -> point.of.candidate().groups()),
          optional(column("rate_per_s", point -> point.of.rate().perS())),
          column("draws", point -> point.of.runs().size()),
          new Table.Column<>("best", Kind.TRUTH, Table.Gaps.NONE, point -> point.of.isBest()),
          key("mean", Kind.map(Kind.NUMBER), point -> point.figures(point.of::means)),
          omitIfEmpty(key("low", Kind.map(Kind.NUMBER), point -> point.figures(point.of::lows))),
          omitIfEmpty(key("high", Kind.map(Kind.NUMBER), point -> point.figures(point.of::highs))),
          key("busy", Kind.map(BUSY), StreamJson::busy),
          omitIfEmpty(key("modes", Kind.list(Kind.WORD), point -> point.of.candidate().modes())),
          omitIfNull(column("concurrency", point -> point.of.rate().concurrency())));

  private static final Table<StreamFindings.Shown> SHOWN =
      Table.of(
          text("policy", shown -> shown.candidate().policy().key()),
          column("groups", shown -> shown.candidate().groups()),
          optional(column("rate_per_s", shown -> shown.rate().perS())),
          omitIfEmpty(key("modes", Kind.list(Kind.WORD), shown -> shown.candidate().modes())),
          omitIfNull(column("concurrency", shown -> shown.rate().concurrency())));

  /** The keys, in their order. */
  public static final Table<StreamJson> KEYS =
      Table.of(
          text("instance", json -> json.question().instance().name()),
          text("arrivals", json -> json.question().source().key()),
          column("requests", json -> json.question().source().count()),
          column("seed", json -> json.question().seed()),
          column("draws", json -> json.question().draws()),
          text("steps", json -> json.question().instance().speculation().steps()),
          omitIfEmpty(
              key(
                  "answers",
                  UncertainAnswers.TABLE,
                  json -> UncertainAnswers.of(json.question().instance()))),
          optional(key("slo", LEVEL, json -> json.question().level())),
          text("termination", json -> json.findings.termination()),
          optional(key("bound", BOUND, StreamJson::bound)),
          omitIfEmpty(key("bounds_of_users", Kind.list(BOUND_OF_USERS), StreamJson::boundsOfUsers)),
          key("capacities", Kind.list(CAPACITY), StreamJson::capacities),
          key("curve", Kind.list(POINT), StreamJson::points),
          optional(key("requests_of", SHOWN, json -> json.findings.shown())),
          omitIfEmpty(key("warnings", Kind.list(Kind.WORD), StreamJson::warnings)),
          omitIfEmpty(
              key(
                  "not_tried",
                  Kind.list(Kind.WORD),
                  json -> json.findings.notTried().stream().map(Candidate::key).toList())));

  /** All columns and keys below those of the file, for whoever explains them. */
  public static List<Table<?>> parts() {
    List<Table<?>> parts = new ArrayList<>(PricesJson.parts());
    parts.addAll(
        List.of(LEVEL, BOUND, BOUND_OF_MODES, BOUND_OF_USERS, CAPACITY, POINT, BUSY, SHOWN));
    return parts;
  }

  private StreamQuestion question() {
    return findings.question();
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private @Nullable Bound bound() {
    StreamBound bound = findings.bound();
    return bound == null ? null : new Bound(question().instance(), bound.stream(), 0);
  }

  private List<Bound> boundsOfUsers() {
    StreamBound bound = findings.bound();
    List<RateBound> all = bound == null ? List.of() : bound.ofUsers();
    return all.stream().map(each -> new Bound(question().instance(), each, 0)).toList();
  }

  private List<Found> capacities() {
    return findings.capacities().stream()
        .map(study -> new Found(study, findings.bound(), question().source()))
        .toList();
  }

  private List<Point> points() {
    return findings.curve().stream().map(point -> new Point(question(), point)).toList();
  }

  private static Map<String, Utilisation.OfDrafter> busy(Point point) {
    Map<String, Utilisation.OfDrafter> byId = new LinkedHashMap<>();
    for (int d = 0; d < point.question.instance().drafters().size(); d++) {
      byId.put(point.question.instance().drafters().get(d).id(), point.of.loads(d));
    }
    return byId;
  }

  /**
   * The files of a result, by name.
   *
   * @param written is run whenever a request is written
   */
  public Map<String, FileContent> files(Runnable written) {
    Map<String, FileContent> files = new TreeMap<>();
    StreamFindings.Shown shown = findings.shown();
    files.put(FILE, this);
    files.put(RatesCsv.FILE, RatesCsv.of(question(), findings.curve()));
    files.put(
        RequestsCsv.FILE,
        RequestsCsv.of(question().instance(), shown == null ? null : shown.result(), written));
    files.put(
        ResultTable.SCHEDULE.file(),
        ScheduleCsv.ofStream(
            question().instance(),
            shown != null && shown.candidate().policy() instanceof ServingPolicy.Joining,
            () -> shown == null ? Stream.empty() : shown.window().stream()));
    return files;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    KEYS.file(this).writeTo(out);
  }
}
