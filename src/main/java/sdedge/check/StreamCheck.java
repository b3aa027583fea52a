package sdedge.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.judge.Findings;
import sdedge.judge.Judge;
import sdedge.plan.ModeSets;
import sdedge.result.table.Csv;
import sdedge.result.table.Table;
import sdedge.stream.AllStages;
import sdedge.stream.Candidate;
import sdedge.stream.Capacity;
import sdedge.stream.Requests;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.stream.bound.Prices;
import sdedge.stream.bound.RateBound;
import sdedge.study.CommandFailure;
import sdedge.study.Interval;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.Figures;
import sdedge.study.stream.PreparedStream;
import sdedge.study.stream.Rate;
import sdedge.study.stream.RequestsCsv;
import sdedge.study.stream.ServingOptions;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamJson;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/**
 * A result of {@code stream}: requests are served again with the options and the seed of the run,
 * and what was searched for (prices, capacities) is taken as it is stated.
 *
 * @param subject as its file says
 */
record StreamCheck(
    FoundDifferences findings,
    LoadedInstance subject,
    ResultSource source,
    RunFile run,
    Control control) {
  static final String STREAM = StreamJson.FILE;

  private static final int MOST = Integer.MAX_VALUE;
  private static final int JUDGED = 20_000; // tokens of the first answers

  /** A way in which requests were served at a rate, in so many draws. */
  private record Point(String policy, int groups, Set<String> modes, Rate rate, int draws) {
    boolean is(Candidate candidate) {
      return candidate.policy().key().equals(policy)
          && candidate.groups() == groups
          && candidate.modes().equals(modes);
    }
  }

  /** Checks all files; notes of what was done again. */
  List<String> check() throws IOException {
    ObjectReader stated = source.json(findings, STREAM);
    if (stated == null) {
      return List.of();
    }
    try {
      return served(stated);
    } catch (CommandFailure | InvalidInputException | IllegalArgumentException e) {
      findings.areIn(stated);
      findings.add(STREAM, "", "a stream that can be served", String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private List<String> served(ObjectReader stated)
      throws CommandFailure, InvalidInputException, IOException {
    List<Point> points = points(stated);
    List<Rate> rates = points.stream().map(Point::rate).distinct().toList();
    ServingOptions options =
        ServingOptions.read(run.options(), rates.isEmpty() ? List.of(Rate.users(1)) : rates);
    if (findings.isEmpty()) {
      findings.areIn(run.options());
    }
    PreparedStream stream = new PreparedStream(subject, options, name -> listed());
    StreamQuestion question = stream.question(rates);
    StreamBound bound = bound(question.instance(), stated);
    Termination termination = stated.word("termination", Termination.values(), Termination::key);
    boolean isWhole = termination == Termination.COMPLETED;
    boolean isShown = isWhole || !stated.required("requests_of").isNull();
    List<CapacityStudy> capacities = capacities(stated, question);
    boolean mayBe = capacities.isEmpty() || question.capacities();
    int count = capacities.size();
    findings.require(mayBe, STREAM, "capacities", "none, as nobody asked for them", count);
    if (findings.areIn(stated)) {
      return List.of();
    }
    StreamFindings again =
        StreamStudy.again(
            question,
            bound,
            (candidate, rate, draw) -> isWhole || isMade(points, candidate, rate, draw),
            capacities,
            isShown,
            termination,
            control);
    judge(again, termination);
    judge(again);
    FileDiff.all(findings, run.command(), stream.json(again).files(() -> {}), Set.of(), source);
    return bound == null ? List.of() : List.of("the bound follows from its prices");
  }

  private static boolean isMade(List<Point> points, Candidate candidate, Rate rate, int draw) {
    return points.stream()
        .anyMatch(point -> point.is(candidate) && point.rate.equals(rate) && draw <= point.draws);
  }

  private List<Point> points(ObjectReader stated) {
    boolean isTrace = stated.text("arrivals", TextRule.ANY).equals("trace");
    List<Point> points = new ArrayList<>();
    for (ObjectReader of : StatedPrices.each(stated, "curve")) {
      Double perS = positive(of.required("rate_per_s"));
      Optional<Integer> users = of.optional("concurrency").map(each -> each.integer(1, MOST));
      Rate rate = new Rate(perS, users.orElse(null), isTrace && perS == null && users.isEmpty());
      points.add(
          new Point(
              of.text("policy", TextRule.ANY),
              of.integer("groups", 1, MOST),
              StatedPrices.modes(of, "modes"),
              rate,
              of.integer("draws", 1, MOST)));
    }
    return points;
  }

  private static @Nullable Double positive(ValueReader value) {
    return value.isNull() ? null : Double.valueOf(value.number(NumberRange.POSITIVE));
  }

  /** The requests of a trace, or the order of tasks, as the table of requests has them. */
  private byte[] listed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!source.has(RequestsCsv.FILE)) {
      return bytes.toByteArray();
    }
    try (Csv csv = new Csv(bytes, new String[] {"arrival_s", "task"})) {
      source.rows(RequestsCsv.FILE, row -> csv.row(row.get("arrival_s"), row.get("task")));
    }
    return bytes.toByteArray();
  }

  /** What the stated prices prove; null if nothing is stated. */
  private @Nullable StreamBound bound(Instance instance, ObjectReader stated) {
    ValueReader value = stated.required("bound");
    if (value.isNull()) {
      return null;
    }
    StatedPrices prices = new StatedPrices(instance);
    List<RateBound.OfModes> ofModes = new ArrayList<>();
    ofEachModes(value.object(), instance, "bound")
        .forEach(
            (loaded, of) -> {
              Prices own = prices.ofStream(of.object("prices"));
              ofModes.add(RateBound.of(instance, loaded, RateBound.STREAM, own, control));
            });
    List<RateBound> ofUsers = new ArrayList<>();
    for (ObjectReader each : StatedPrices.each(stated, "bounds_of_users")) {
      int users = each.integer("concurrency", 1, MOST);
      List<RateBound.OfModes> ofThem = new ArrayList<>();
      ofEachModes(each, instance, "bounds_of_users")
          .forEach(
              (loaded, of) -> {
                Prices own = prices.closed(of.object("prices"), true);
                ofThem.add(RateBound.of(instance, loaded, users, own, control));
              });
      ofUsers.add(new RateBound(users, ofThem));
    }
    return new StreamBound(new RateBound(RateBound.STREAM, ofModes), ofUsers);
  }

  /** A bound of each set of modes of which one is enough. */
  private Map<Set<String>, ObjectReader> ofEachModes(
      ObjectReader bound, Instance instance, String path) {
    Map<Set<String>, ObjectReader> stated = new HashMap<>();
    stated.put(StatedPrices.modes(bound, "modes"), bound);
    for (ObjectReader other : StatedPrices.each(bound, "others")) {
      stated.putIfAbsent(StatedPrices.modes(other, "modes"), other);
    }
    List<String> names = ModeSets.names(instance);
    String given = run.options().optional("modes").map(ValueReader::quoted).orElse(null);
    List<String> may =
        given == null ? names : names.stream().filter(Set.of(given.split(","))::contains).toList();
    Map<Set<String>, ObjectReader> inOrder =
        StatedPrices.inOrder(stated, ModeSets.ofStreams(instance, may), findings, STREAM, path);
    if (inOrder.isEmpty()) {
      throw new IllegalArgumentException("bounds of no modes");
    }
    return inOrder;
  }

  private List<CapacityStudy> capacities(ObjectReader stated, StreamQuestion question) {
    List<CapacityStudy> capacities = new ArrayList<>();
    for (ObjectReader of : StatedPrices.each(stated, "capacities")) {
      Point way =
          new Point(
              of.text("policy", TextRule.ANY),
              of.integer("groups", 1, MOST),
              StatedPrices.modes(of, "modes"),
              Rate.AT_ONCE,
              1);
      Optional<Candidate> candidate = question.candidates().stream().filter(way::is).findFirst();
      if (candidate.isEmpty()) {
        of.required("policy").reject("a way in which requests were served");
        continue;
      }
      double[] most =
          of.list("draws", 1, question.draws()).stream()
              .mapToDouble(each -> each.number(NumberRange.NON_NEGATIVE))
              .toArray();
      List<Capacity> draws = new ArrayList<>();
      for (double each : most) {
        draws.add(new Capacity(candidate.get(), each, true, 0));
      }
      capacities.add(
          new CapacityStudy(
              candidate.get(),
              draws,
              of.optional("at_least").isPresent(),
              Interval.of(most),
              of.number("from_a_quarter", NumberRange.NON_NEGATIVE)));
    }
    return capacities;
  }

  /** The run of the tables keeps to the rules of the model, and one of its first requests alone. */
  private void judge(StreamFindings again) {
    StreamFindings.Shown shown = again.shown();
    if (shown == null) {
      return;
    }
    StreamQuestion question = again.question();
    Map<String, Double> figures = new HashMap<>();
    Table<Figures> table = Figures.table(question);
    again.curve().stream()
        .filter(point -> point.candidate().equals(shown.candidate()))
        .filter(point -> point.rate().equals(shown.rate()))
        .map(point -> point.runs().get(0))
        .forEach(run -> table.columns().forEach(column -> put(figures, column, run)));
    Judge.requests(question.instance(), shown.result(), question.level(), figures)
        .forEach(findings::add);
    Requests first = question.requests(shown.rate(), 1).first(few(shown.result()));
    StreamSetting setting = question.setting(shown.candidate(), 1);
    AllStages all = new AllStages();
    StreamResult served =
        new StreamRun(question.instance(), shown.candidate().modes())
            .run(first, setting, control.last(), all);
    Judge.stream(question.instance(), shown.candidate(), setting.progress(), served, all.stages())
        .forEach(findings::add);
  }

  /** How many requests are served once more, all their stages kept. */
  private static int few(StreamResult result) {
    int count = 0;
    for (double tokens = 0; count < result.requests().count() && tokens < JUDGED; count++) {
      tokens += result.outputTokens(count);
    }
    return count;
  }

  private static void put(Map<String, Double> figures, Table.Column<Figures> column, Figures run) {
    if (column.value().apply(run) instanceof Number number) {
      figures.put(column.name(), number.doubleValue());
    }
  }

  /** Nobody serves more than is possible, and only a limit ends a run before its end. */
  private void judge(StreamFindings again, Termination termination) {
    double most = 1 + Findings.TOLERANCE;
    again.curve().stream()
        .flatMap(point -> point.runs().stream())
        .map(figures -> figures.boundShare())
        .filter(share -> share != null && share > most)
        .forEach(share -> findings.add(STREAM, "bound", "at least what is served", "" + share));
    StreamBound bound = again.bound();
    for (CapacityStudy capacity : again.capacities()) {
      boolean isAbove =
          bound != null
              && !again.question().isClosedLoop()
              && capacity.most().mean() > bound.mostPerS() * most;
      findings.require(
          !isAbove, STREAM, "capacities", "no more than the bound", capacity.most().mean());
    }
    boolean isPossible =
        switch (termination) {
          case COMPLETED, INTERRUPTED -> true;
          case TIME_LIMIT -> run.isGiven("time_limit_s");
          case GAP, MEMORY_LIMIT -> false;
        };
    findings.require(
        isPossible, STREAM, "termination", "an end that the run can have had", termination.key());
  }
}
