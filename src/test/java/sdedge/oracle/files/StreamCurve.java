package sdedge.oracle.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.oracle.stream.StudentT;

/**
 * The runs at all rates: what is said of several must follow from what is said of each.
 *
 * @param answers to the requests of the draws so far, by draw
 */
record StreamCurve(
    Instance instance,
    RunOptions.OfStream settings,
    List<Point> points,
    Map<Integer, StreamAnswers> answers) {
  private static final double SAME = 1e-9;
  private static final int MOST = Integer.MAX_VALUE;
  private static final List<String> SERVERS = List.of("drafter", "up", "down"); // of a drafter

  /** Runs at a rate, whose rows of the table are added when it is read. */
  record Point(
      StreamWay way, int draws, boolean isBest, ObjectReader object, List<RatesTable.Row> rows) {
    double mean(String column) {
      return rows.stream().mapToDouble(row -> row.of(column)).average().orElse(Double.NaN);
    }
  }

  /**
   * What no policy can exceed.
   *
   * @param ofRates where requests come by themselves; null if none is known
   * @param ofUsers by the number of users
   */
  record Bounds(@Nullable StatedBound ofRates, Map<Integer, StatedBound> ofUsers) {
    private @Nullable StatedBound of(StreamWay way) {
      return way.users() == null ? ofRates : ofUsers.get(way.users());
    }
  }

  /** Reads what was run; whatever is wrong is reported. */
  static StreamCurve read(ObjectReader stream, Instance instance, RunOptions.OfStream settings) {
    List<Point> points = new ArrayList<>();
    for (ValueReader value : stream.list("curve", 0, MOST)) {
      ObjectReader point = value.object();
      StreamWay way = StreamWay.read(point, instance, settings);
      int draws = point.integer("draws", 1, settings.draws());
      boolean isBest = point.required("best").bool();
      points.add(new Point(way, draws, isBest, point, new ArrayList<>()));
      point.ignore("mean", "low", "high", "busy");
      point.finish();
    }
    return new StreamCurve(instance, settings, points, new HashMap<>());
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
      Bounds bounds,
      @Nullable StreamWay shown,
      int @Nullable [] tasks,
      RatesTable.@Nullable RequestSums sums)
      throws IOException {
    StatedTable stated = RatesTable.read(findings, source, instance, settings);
    if (stated == null) {
      return;
    }
    int expected = points.stream().mapToInt(Point::draws).sum();
    if (stated.rows() != expected) {
      String found = stated.rows() + " rows";
      findings.add(RatesTable.NAME, "", expected + " rows, one per run", found);
      return;
    }
    List<RatesTable.Row> rows = new ArrayList<>();
    for (Point point : points) {
      for (int draw = 1; draw <= point.draws; draw++) {
        StreamAnswers known = answers(draw, tasks);
        RatesTable.RequestSums own = draw == 1 && point.way.equals(shown) ? sums : null;
        StatedBound.Used used = used(bounds.of(point.way), tasks, known);
        RatesTable.Row row =
            new RatesTable.Row(point.way, draw, stated, rows.size(), own, used, known);
        point.rows.add(row);
        rows.add(row);
      }
      means(findings, point, instance.serving());
      busy(findings, point);
    }
    new RatesTable(instance, settings, rows).expected().check(findings, source);
    best(findings, shown);
  }

  /** The stated share of steps with prompts of the first run in a way; not a number without. */
  double mixed(@Nullable StreamWay way) {
    return points.stream()
        .filter(point -> point.way.equals(way) && !point.rows.isEmpty())
        .mapToDouble(point -> point.rows.get(0).of(RatesTable.MIXED))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Whether requests are served in a way, at any rate. */
  boolean has(StreamWay way) {
    return points.stream().anyMatch(point -> point.way.at(null).equals(way.at(null)));
  }

  /** Those of a draw whose requests are stated, or were given; null of others. */
  private @Nullable StreamAnswers answers(int draw, int @Nullable [] tasks) {
    return tasks == null || (draw > 1 && !settings.areGiven())
        ? null
        : answers.computeIfAbsent(
            draw, own -> StreamAnswers.of(instance, tasks, settings.seed(), own));
  }

  private StatedBound.@Nullable Used used(
      @Nullable StatedBound bound, int @Nullable [] tasks, @Nullable StreamAnswers known) {
    if (bound == null) {
      return null;
    }
    return tasks == null || known == null
        ? bound.usedS(settings.requests())
        : bound.usedS(tasks, known);
  }

  /** Means and intervals follow from the rows of the table. */
  private static void means(Findings findings, Point point, Serving serving) {
    boolean isOne = point.draws == 1;
    List<String> columns = new ArrayList<>(RatesTable.FIGURES);
    if (point.way.users() != null) {
      columns.add(RatesTable.TOKENS);
    }
    if (!serving.isPlain()) {
      columns.addAll(List.of(RatesTable.MEAN_TTFT, RatesTable.MIXED));
    }
    Map<String, Expected> mean = new LinkedHashMap<>();
    Map<String, Expected> low = new LinkedHashMap<>();
    Map<String, Expected> high = new LinkedHashMap<>();
    for (String column : columns) {
      double[] values =
          point.rows.stream()
              .mapToDouble(row -> row.of(column))
              .filter(value -> !Double.isNaN(value))
              .toArray();
      if (values.length == point.draws) {
        double middle = Arrays.stream(values).sum() / values.length;
        double half = isOne ? 0 : StudentT.halfInterval(values);
        double slack = Findings.TOLERANCE * Math.abs(middle);
        mean.put(column, Expected.near(middle, slack));
        low.put(column, Expected.near(middle - half, slack));
        high.put(column, Expected.near(middle + half, slack));
      }
    }
    Expected.check(findings, point.object.required("mean"), mean);
    if (!isOne) {
      Expected.check(findings, point.object.required("low"), low);
      Expected.check(findings, point.object.required("high"), high);
    } else if (point.object.optional("low").or(() -> point.object.optional("high")).isPresent()) {
      point.object.required("mean").reject("no interval, for one draw");
    }
  }

  /** Each drafter is as busy as the busiest of the table, or less. */
  private void busy(Findings findings, Point point) {
    ValueReader stated = point.object.required("busy");
    Map<String, Object> shares = new LinkedHashMap<>();
    SERVERS.forEach(
        server -> shares.put(server, Expected.between(0, point.mean("busy_" + server), SAME)));
    Map<String, Object> all = new LinkedHashMap<>();
    instance.drafters().forEach(drafter -> all.put(drafter.id(), shares));
    Expected.check(findings, stated, all);
    for (String server : SERVERS) {
      double largest = 0;
      for (String id : all.keySet()) {
        ObjectReader of = stated.object().object(id);
        largest = Math.max(largest, of.number(server, NumberRange.NON_NEGATIVE));
      }
      boolean isOne = point.draws == 1 || all.size() == 1;
      if (isOne && !Findings.agree(point.mean("busy_" + server), largest, 0)) {
        stated.reject("the share of the busiest " + server);
      }
    }
  }

  /**
   * At each rate the first of the best is marked, and the requests shown are those of the first.
   */
  private void best(Findings findings, @Nullable StreamWay shown) {
    Point first = null;
    for (int from = 0; from < points.size(); ) {
      int to = from + 1;
      while (to < points.size() && isSameRate(from, to)) {
        to++;
      }
      int best = from;
      for (int i = from + 1; i < to; i++) {
        best = isLess(cost(points.get(i)), cost(points.get(best))) ? i : best;
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
    StreamWay next = points.get(other).way;
    return Objects.equals(way.perS(), next.perS())
        && Objects.equals(way.users(), next.users())
        && points.subList(one, other).stream().noneMatch(p -> p.way.at(null).equals(next.at(null)));
  }

  /** What is to be little, the first figure before the second. */
  private double[] cost(Point point) {
    double served = -point.mean("throughput_per_s");
    double endToEndS = point.mean("e2e_mean_s");
    if (point.way.users() != null) {
      return new double[] {served, endToEndS};
    }
    return new double[] {point.way.perS() == null && !settings.isTrace() ? served : endToEndS};
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
