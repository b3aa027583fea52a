package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.RunFigures;
import sdedge.check.stream.StudentT;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/** The runs at all rates: each is made again, and what is said of several must follow from them. */
final class StreamCurve {
  private static final double SAME = 1e-9;
  private static final int MOST = Integer.MAX_VALUE;

  private final Instance instance;
  private final List<Point> points = new ArrayList<>();

  private record Point(StreamRuns.Way way, int draws, boolean isBest, ObjectReader object) {}

  private StreamCurve(Instance instance) {
    this.instance = instance;
  }

  /** Reads what was run; whatever is wrong is reported. */
  static StreamCurve read(ObjectReader stream, Instance instance, StreamSettings settings) {
    StreamCurve curve = new StreamCurve(instance);
    for (ValueReader value : stream.list("curve", 0, MOST)) {
      ObjectReader point = value.object();
      StreamRuns.Way way = StreamFile.way(point, instance, settings);
      int draws = point.integer("draws", 1, settings.draws());
      boolean isBest = point.required("best").bool();
      curve.points.add(new Point(way, draws, isBest, point));
      point.ignore("mean", "low", "high", "busy");
      point.finish();
    }
    return curve;
  }

  /** Checks the table of runs and what is said of it. */
  void check(
      Findings findings,
      ResultSource source,
      StreamRuns runs,
      PricesFile.@Nullable Bound bound,
      StreamSettings settings,
      StreamRuns.@Nullable Way shown)
      throws IOException {
    List<Map<String, Double>> stated = RatesTable.read(findings, source, instance);
    int rows = points.stream().mapToInt(Point::draws).sum();
    if (stated == null || stated.size() != rows) {
      String found = stated == null ? "another table" : stated.size() + " rows";
      findings.add(RatesTable.NAME, "", rows + " rows, one per run", found);
      return;
    }
    runs.ahead(runs());
    List<RatesTable.Row> all = new ArrayList<>();
    for (Point point : points) {
      List<RatesTable.Row> own = new ArrayList<>();
      for (int draw = 1; draw <= point.draws; draw++) {
        Double usedS =
            bound == null ? null : bound.usedS(runs.requests(point.way.perS(), draw).tasks());
        own.add(
            new RatesTable.Row(
                point.way,
                draw,
                stated.get(all.size() + own.size()),
                runs.figures(point.way, draw),
                usedS,
                settings.level() != null,
                settings.requests(),
                settings.isTrace()));
      }
      all.addAll(own);
      means(findings, point.object, own);
      busy(findings, point.object, own);
    }
    TableCheck.run(findings, RatesTable.NAME, source, new RatesTable(instance, all).expected());
    best(findings, all, shown);
  }

  private List<StreamRuns.Run> runs() {
    List<StreamRuns.Run> runs = new ArrayList<>();
    for (Point point : points) {
      for (int draw = 1; draw <= point.draws; draw++) {
        runs.add(new StreamRuns.Run(point.way, draw));
      }
    }
    return runs;
  }

  /** Means and intervals follow from the rows of the table. */
  private static void means(Findings findings, ObjectReader point, List<RatesTable.Row> rows) {
    Map<String, ValueReader> mean = StreamFile.numbers(point, "mean");
    boolean isOne = rows.size() == 1;
    Map<String, ValueReader> low = isOne ? Map.of() : StreamFile.numbers(point, "low");
    Map<String, ValueReader> high = isOne ? Map.of() : StreamFile.numbers(point, "high");
    for (String key : List.of("low", "high")) {
      if (isOne && point.optional(key).isPresent()) {
        point.required(key).reject("nothing, for one draw");
      }
    }
    for (String column : RatesTable.FIGURES) {
      double[] values =
          rows.stream()
              .map(row -> row.stated().get(column))
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      boolean isThere = values.length == rows.size();
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

  private void busy(Findings findings, ObjectReader point, List<RatesTable.Row> rows) {
    Map<String, ValueReader> stated = point.object("busy").entries(TextRule.ANY, MOST);
    for (int d = 0; d < instance.drafters().size(); d++) {
      ValueReader value = stated.remove(instance.drafters().get(d).node().id());
      if (value == null) {
        point.required("busy").reject("shares of all drafters");
        continue;
      }
      ObjectReader of = value.object();
      String[] servers = {"drafter", "up", "down"};
      for (int server = 0; server < servers.length; server++) {
        share(rows, d, server).check(findings, of.required(servers[server]));
      }
      of.finish();
    }
    stated.values().forEach(other -> other.report("no such drafter is expected"));
  }

  private static Expected share(List<RatesTable.Row> rows, int drafter, int server) {
    double sum = 0;
    for (RatesTable.Row row : rows) {
      RunFigures figures = row.figures();
      if (figures == null) {
        return Expected.between(0, 1, SAME);
      }
      sum += figures.busy().get(drafter)[server];
    }
    return Expected.of(sum / rows.size());
  }

  /**
   * At each rate the first of the best is marked, and the requests shown are those of the first.
   */
  private void best(Findings findings, List<RatesTable.Row> rows, StreamRuns.@Nullable Way shown) {
    double[] costs = new double[points.size()];
    int row = 0;
    for (int i = 0; i < points.size(); i++) {
      List<RatesTable.Row> own = rows.subList(row, row + points.get(i).draws);
      costs[i] = cost(own);
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
        double least = costs[best];
        best = costs[i] < least - SAME * Math.abs(least) ? i : best;
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
    return Objects.equals(points.get(one).way.perS(), points.get(other).way.perS())
        && points.subList(one, other).stream()
            .noneMatch(each -> isSameCandidate(each, points.get(other)));
  }

  private static boolean isSameCandidate(Point one, Point other) {
    return one.way.policy().equals(other.way.policy())
        && one.way.groups() == other.way.groups()
        && one.way.modes().equals(other.way.modes());
  }

  private static double cost(List<RatesTable.Row> rows) {
    StreamRuns.Way way = rows.get(0).way();
    boolean atOnce = way.perS() == null && !rows.get(0).isTrace();
    String column = atOnce ? "throughput_per_s" : "e2e_mean_s";
    double mean =
        rows.stream()
            .mapToDouble(row -> row.stated().getOrDefault(column, Double.NaN))
            .average()
            .orElse(Double.NaN);
    return atOnce ? -mean : mean;
  }
}
