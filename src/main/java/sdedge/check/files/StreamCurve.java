package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.StreamAnswers;
import sdedge.check.stream.StudentT;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/** The runs at all rates: what is said of several must follow from what is said of each. */
final class StreamCurve {
  private static final double SAME = 1e-9;
  private static final int MOST = Integer.MAX_VALUE;
  private static final List<String> SERVERS = List.of("drafter", "up", "down"); // of a drafter

  private final Instance instance;
  private final StreamSettings settings;
  private final List<Point> points = new ArrayList<>();
  private final List<RatesTable.Row> rows = new ArrayList<>();
  private final Map<Integer, StreamAnswers> answers = new HashMap<>(); // by draw

  private record Point(StreamWay way, int draws, boolean isBest, ObjectReader object) {}

  private StreamCurve(Instance instance, StreamSettings settings) {
    this.instance = instance;
    this.settings = settings;
  }

  /** Reads what was run; whatever is wrong is reported. */
  static StreamCurve read(ObjectReader stream, Instance instance, StreamSettings settings) {
    StreamCurve curve = new StreamCurve(instance, settings);
    for (ValueReader value : stream.list("curve", 0, MOST)) {
      ObjectReader point = value.object();
      StreamWay way = StreamWay.read(point, instance, settings);
      int draws = point.integer("draws", 1, settings.draws());
      boolean isBest = point.required("best").bool();
      curve.points.add(new Point(way, draws, isBest, point));
      point.ignore("mean", "low", "high", "busy");
      point.finish();
    }
    return curve;
  }

  /**
   * Checks the table of runs and what is said of it.
   *
   * @param tasks of the requests of the first draw, or of a trace; null if no run is shown
   * @param sums what they say of the run that is shown; null likewise
   */
  void check(
      Findings findings,
      ResultSource source,
      @Nullable StatedBound bound,
      @Nullable StreamWay shown,
      int @Nullable [] tasks,
      RatesTable.@Nullable RequestSums sums)
      throws IOException {
    List<Map<String, Double>> stated =
        RatesTable.read(findings, source, instance, settings.isClosedLoop());
    int expected = points.stream().mapToInt(Point::draws).sum();
    if (stated == null || stated.size() != expected) {
      String found = stated == null ? "another table" : stated.size() + " rows";
      findings.add(RatesTable.NAME, "", expected + " rows, one per run", found);
      return;
    }
    for (Point point : points) {
      List<RatesTable.Row> own = new ArrayList<>();
      for (int draw = 1; draw <= point.draws; draw++) {
        StreamAnswers known = answers(draw, tasks);
        own.add(
            new RatesTable.Row(
                point.way,
                draw,
                stated.get(rows.size() + own.size()),
                draw == 1 && point.way.equals(shown) ? sums : null,
                bound == null ? null : used(bound, point.way, known == null ? null : tasks, known),
                known,
                settings.level() != null,
                settings.requests()));
      }
      rows.addAll(own);
      means(findings, point.object, own);
      busy(findings, point.object, own);
    }
    TableCheck.run(
        findings,
        RatesTable.NAME,
        source,
        new RatesTable(instance, settings.isClosedLoop(), rows).expected());
    best(findings, shown, settings.isTrace());
  }

  /** Whether requests are served in a way, at any rate. */
  boolean has(StreamWay way) {
    return points.stream().anyMatch(point -> point.way.at(null).equals(way.at(null)));
  }

  /** Those of a draw whose requests are told, or were given; null of others. */
  private @Nullable StreamAnswers answers(int draw, int @Nullable [] tasks) {
    return tasks == null || (draw > 1 && !settings.isTrace())
        ? null
        : answers.computeIfAbsent(
            draw, own -> StreamAnswers.of(instance, tasks, settings.seed(), own));
  }

  private StatedBound.Used used(
      StatedBound bound, StreamWay way, int @Nullable [] tasks, @Nullable StreamAnswers known) {
    return tasks == null || known == null
        ? bound.usedS(settings.requests(), way.users())
        : bound.usedS(tasks, known, way.users());
  }

  /** Means and intervals follow from the rows of the table. */
  private static void means(Findings findings, ObjectReader point, List<RatesTable.Row> own) {
    Map<String, ValueReader> mean = numbers(point, "mean");
    boolean isOne = own.size() == 1;
    Map<String, ValueReader> low = isOne ? Map.of() : numbers(point, "low");
    Map<String, ValueReader> high = isOne ? Map.of() : numbers(point, "high");
    for (String key : List.of("low", "high")) {
      if (isOne && point.optional(key).isPresent()) {
        point.required(key).reject("nothing, for one draw");
      }
    }
    List<String> columns = new ArrayList<>(RatesTable.FIGURES);
    if (own.get(0).way().users() != null) {
      columns.add(RatesTable.TOKENS);
    }
    for (String column : columns) {
      double[] values =
          own.stream()
              .map(row -> row.stated().get(column))
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      boolean isThere = values.length == own.size();
      double middle = isThere ? Arrays.stream(values).sum() / values.length : 0;
      double half = isThere && !isOne ? StudentT.halfInterval(values) : 0;
      double slack = Findings.TOLERANCE * Math.abs(middle);
      number(findings, point, "mean", mean, column, isThere ? middle : null, slack);
      if (!isOne) {
        number(findings, point, "low", low, column, isThere ? middle - half : null, slack);
        number(findings, point, "high", high, column, isThere ? middle + half : null, slack);
      }
    }
  }

  private static Map<String, ValueReader> numbers(ObjectReader of, String key) {
    return of.object(key).entries(TextRule.ANY, MOST);
  }

  private static void number(
      Findings findings,
      ObjectReader point,
      String key,
      Map<String, ValueReader> stated,
      String column,
      @Nullable Double expected,
      double slack) {
    ValueReader value = stated.get(column);
    if (value == null && expected != null) {
      point.required(key).reject("a number for " + column);
    } else if (value != null && expected == null) {
      value.report("no such number is expected");
    } else if (value != null) {
      Expected.near(expected, slack).check(findings, value);
    }
  }

  /** Each drafter is as busy as the busiest of the table, or less. */
  private void busy(Findings findings, ObjectReader point, List<RatesTable.Row> own) {
    List<String> ids = instance.drafters().stream().map(Drafter::id).toList();
    List<ValueReader> stated = Expected.values(point.required("busy"), ids);
    double[] largest = new double[SERVERS.size()];
    for (ValueReader value : stated == null ? List.<ValueReader>of() : stated) {
      ObjectReader of = value.object();
      for (int server = 0; server < largest.length; server++) {
        ValueReader share = of.required(SERVERS.get(server));
        Expected.between(0, busiest(own, server), SAME).check(findings, share);
        largest[server] = Math.max(largest[server], share.number(NumberRange.NON_NEGATIVE));
      }
      of.finish();
    }
    boolean isOne = own.size() == 1 || instance.drafters().size() == 1;
    for (int server = 0; isOne && server < largest.length; server++) {
      if (!Findings.agree(busiest(own, server), largest[server], 0)) {
        point.required("busy").reject("the share of the busiest " + SERVERS.get(server));
      }
    }
  }

  private static double busiest(List<RatesTable.Row> own, int server) {
    String column = "busy_" + SERVERS.get(server);
    return own.stream().mapToDouble(row -> row.of(column)).average().orElse(Double.NaN);
  }

  /**
   * At each rate the first of the best is marked, and the requests shown are those of the first.
   */
  private void best(Findings findings, @Nullable StreamWay shown, boolean isTrace) {
    double[][] costs = new double[points.size()][];
    int row = 0;
    for (int i = 0; i < points.size(); i++) {
      List<RatesTable.Row> own = rows.subList(row, row + points.get(i).draws);
      costs[i] = cost(own, isTrace);
      row += points.get(i).draws;
    }
    Point first = null;
    for (int from = 0; from < points.size(); ) {
      int to = from + 1;
      while (to < points.size() && isSameRate(from, to)) {
        to++;
      }
      int best = from;
      for (int i = from + 1; i < to; i++) {
        best = isLess(costs[i], costs[best]) ? i : best;
      }
      for (int i = from; i < to; i++) {
        ValueReader stated = points.get(i).object.required("best");
        if (points.get(i).isBest != (i == best)) {
          stated.reject(String.valueOf(i == best));
        }
      }
      first = first == null ? points.get(best) : first;
      from = to;
    }
    if (!Objects.equals(shown, first == null ? null : first.way)) {
      findings.add(
          StreamFile.NAME,
          "requests_of",
          first == null ? "nothing" : "the best at the first rate",
          String.valueOf(shown));
    }
  }

  private boolean isSameRate(int one, int other) {
    StreamWay way = points.get(one).way;
    return Objects.equals(way.perS(), points.get(other).way.perS())
        && Objects.equals(way.users(), points.get(other).way.users())
        && points.subList(one, other).stream()
            .noneMatch(each -> isSameCandidate(each, points.get(other)));
  }

  private static boolean isSameCandidate(Point one, Point other) {
    return one.way.policy().equals(other.way.policy())
        && one.way.groups() == other.way.groups()
        && one.way.modes().equals(other.way.modes());
  }

  /** What is to be little, the first figure before the second. */
  private static double[] cost(List<RatesTable.Row> own, boolean isTrace) {
    double served = -mean(own, "throughput_per_s");
    double endToEndS = mean(own, "e2e_mean_s");
    StreamWay way = own.get(0).way();
    if (way.users() != null) {
      return new double[] {served, endToEndS};
    }
    return new double[] {way.perS() == null && !isTrace ? served : endToEndS};
  }

  private static double mean(List<RatesTable.Row> own, String column) {
    return own.stream().mapToDouble(row -> row.of(column)).average().orElse(Double.NaN);
  }

  private static boolean isLess(double[] cost, double[] than) {
    for (int i = 0; i < cost.length; i++) {
      if (Math.abs(cost[i] - than[i]) > SAME * Math.abs(than[i])) {
        return cost[i] < than[i];
      }
    }
    return false;
  }
}
