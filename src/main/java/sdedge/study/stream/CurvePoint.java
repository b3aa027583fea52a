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
import sdedge.stream.ServerLoads;
import sdedge.study.Interval;

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
    double least = Double.POSITIVE_INFINITY;
    int best = -1;
    for (int i = 0; i < ofRate.size(); i++) {
      double cost = ofRate.get(i).cost();
      if (best < 0 || cost < least - SAME * Math.abs(least)) {
        least = cost;
        best = i;
      }
    }
    List<CurvePoint> marked = new ArrayList<>();
    for (CurvePoint each : ofRate) {
      boolean isBest = marked.size() == best;
      marked.add(new CurvePoint(each.candidate, each.rate, each.runs, isBest));
    }
    return marked;
  }

  /** At a rate answers are to come soon; of requests that are all there most are to be served. */
  private double cost() {
    return rate instanceof Rate.AtOnce
        ? -mean(Figures::throughputPerS)
        : mean(run -> run.endToEnd().mean());
  }

  /** A figure, over all draws. */
  public double mean(ToDoubleFunction<Figures> figure) {
    return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** The means of all figures that there are, by column. */
  Map<String, Double> means() {
    return byColumn(Interval::mean);
  }

  /** The lower ends of their intervals; empty for one draw. */
  Map<String, Double> lows() {
    return runs.size() == 1 ? Map.of() : byColumn(Interval::low);
  }

  /** The upper ends. */
  Map<String, Double> highs() {
    return runs.size() == 1 ? Map.of() : byColumn(Interval::high);
  }

  private Map<String, Double> byColumn(Function<Interval, Double> what) {
    Map<String, Double> byColumn = new LinkedHashMap<>();
    for (Table.Column<Figures> column : Figures.TABLE.columns()) {
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
  public ServerLoads.OfDrafter loads(int drafter) {
    return new ServerLoads.OfDrafter(
        mean(run -> run.loads().drafters().get(drafter).drafter()),
        mean(run -> run.loads().drafters().get(drafter).up()),
        mean(run -> run.loads().drafters().get(drafter).down()));
  }
}
