package sdedge.study.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;
import sdedge.stream.Candidate;
import sdedge.study.Interval;
import sdedge.timeline.Utilisation;

/**
 * How a candidate serves at a rate.
 *
 * @param runs by draw, from the first; at least one
 * @param isBest whether no other candidate was better at this rate
 */
public record CurvePoint(Candidate candidate, Rate rate, List<Figures> runs, boolean isBest) {
  private static final double SAME = 1e-9; // relative: the candidate before stays

  public CurvePoint {
    runs = List.copyOf(runs);
  }

  /** The points of one rate, of which the first of the best ones is marked. */
  static List<CurvePoint> marked(List<CurvePoint> ofRate) {
    CurvePoint best = null;
    for (CurvePoint each : ofRate) {
      best = best == null || each.isBetterThan(best) ? each : best;
    }
    List<CurvePoint> marked = new ArrayList<>();
    for (CurvePoint each : ofRate) {
      marked.add(new CurvePoint(each.candidate, each.rate, each.runs, each.equals(best)));
    }
    return marked;
  }

  /**
   * At a rate answers are to come soon; of requests that are all there, or of users who wait for
   * their answers, most are to be served, and of equal ones the sooner.
   */
  private boolean isBetterThan(CurvePoint other) {
    double endToEnd =
        compare(mean(run -> run.endToEnd().mean()), other.mean(run -> run.endToEnd().mean()));
    double served = -compare(mean(Figures::throughputPerS), other.mean(Figures::throughputPerS));
    if (rate.equals(Rate.AT_ONCE)) {
      return served < 0;
    }
    return (rate.concurrency() != null && served != 0) ? served < 0 : endToEnd < 0;
  }

  /** Below 0 if one is less than another by more than rounding, above if it is more; else 0. */
  private static double compare(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.abs(other) ? 0 : one - other;
  }

  /** A figure, over all draws. */
  public double mean(ToDoubleFunction<Figures> figure) {
    return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** The means of all figures that there are, by column. */
  Map<String, Double> means(Table<Figures> figures) {
    return byColumn(figures, Interval::mean);
  }

  /** The lower ends of their intervals; empty for one draw. */
  Map<String, Double> lows(Table<Figures> figures) {
    return runs.size() == 1 ? Map.of() : byColumn(figures, Interval::low);
  }

  /** The upper ends. */
  Map<String, Double> highs(Table<Figures> figures) {
    return runs.size() == 1 ? Map.of() : byColumn(figures, Interval::high);
  }

  private Map<String, Double> byColumn(Table<Figures> figures, Function<Interval, Double> what) {
    Map<String, Double> byColumn = new LinkedHashMap<>();
    for (Table.Column<Figures> column : figures.columns()) {
      List<@Nullable Object> values = new ArrayList<>();
      runs.forEach(run -> values.add(column.value().apply(run)));
      double[] numbers =
          values.stream()
              .filter(Number.class::isInstance)
              .mapToDouble(value -> ((Number) value).doubleValue())
              .toArray();
      if (numbers.length == runs.size()) {
        byColumn.put(column.name(), what.apply(Interval.of(numbers)));
      }
    }
    return byColumn;
  }

  /** How busy the servers of a drafter were, over all draws. */
  public Utilisation.OfDrafter loads(int drafter) {
    return new Utilisation.OfDrafter(
        mean(run -> run.loads().drafters().get(drafter).drafter()),
        mean(run -> run.loads().drafters().get(drafter).fronthaulUp()),
        mean(run -> run.loads().drafters().get(drafter).fronthaulDown()));
  }
}
