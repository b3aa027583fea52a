package sdedge.study;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.result.Comparison;
import sdedge.result.table.Format;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/**
 * How a way to plan does against another one, or against the proven optimum, over all cases in
 * which both have a makespan.
 *
 * @param against the other way, or {@link #OPTIMUM}
 * @param cases how many there are, with a makespan or without
 * @param gaps by which fraction it is slower, T/T' − 1, in each case with both
 */
public record PairScore(String method, String against, int cases, List<Double> gaps) {
  /** What the proven optimum is called. */
  public static final String OPTIMUM = "optimum";

  /** Makespans within this relative distance are equal. */
  private static final double TIE = 1e-9;

  /** The columns of the table. */
  static final Table<PairScore> TABLE =
      Table.of(
          words("method", PairScore::method),
          words("against", PairScore::against),
          column("cases", PairScore::cases),
          column("pairs", score -> score.gaps.size()),
          of("gap_mean", Interval::mean),
          of("gap_low", Interval::low),
          of("gap_high", Interval::high),
          column("wins", PairScore::wins),
          column("ties", PairScore::ties),
          column("losses", PairScore::losses));

  /** Of the table in a file. */
  public static final Format FORMAT = Format.table("table of scores", TABLE.names());

  public PairScore {
    gaps = List.copyOf(gaps);
  }

  /**
   * What several ways found for one problem.
   *
   * @param makespansS by way to plan, seconds; null without a plan
   * @param optimumS proven, seconds; null if no way proved one
   */
  public record Case(Map<String, @Nullable Double> makespansS, @Nullable Double optimumS) {
    static Case of(Comparison comparison) {
      Map<String, @Nullable Double> makespansS = new LinkedHashMap<>();
      comparison.entries().forEach(one -> makespansS.put(one.result().method(), one.makespanS()));
      return new Case(makespansS, comparison.optimumS());
    }

    @Nullable Double of(String way) {
      return way.equals(OPTIMUM) ? optimumS : makespansS.get(way);
    }
  }

  /** Of every way against the optimum and every other way, of comparisons of instances. */
  public static List<PairScore> of(List<Comparison> comparisons) {
    return ofCases(comparisons.stream().map(Case::of).toList());
  }

  /** Of every way against the optimum and every other way, in the sequence they come. */
  public static List<PairScore> ofCases(List<Case> cases) {
    Set<String> ways = new LinkedHashSet<>();
    cases.forEach(one -> ways.addAll(one.makespansS.keySet()));
    List<PairScore> scores = new ArrayList<>();
    for (String way : ways) {
      scores.add(of(way, OPTIMUM, cases));
      ways.stream().filter(other -> !other.equals(way)).forEach(o -> scores.add(of(way, o, cases)));
    }
    return scores;
  }

  private static PairScore of(String way, String against, List<Case> cases) {
    List<Double> gaps = new ArrayList<>();
    for (Case one : cases) {
      Double ownS = one.of(way);
      Double otherS = one.of(against);
      if (ownS != null && otherS != null) {
        gaps.add((ownS - otherS) / otherS);
      }
    }
    return new PairScore(way, against, cases.size(), gaps);
  }

  /** The table in a file. */
  public static Rows<PairScore> table(List<PairScore> scores) {
    return new Rows<>(TABLE, scores);
  }

  /** In how many cases it is faster. */
  public int wins() {
    return (int) gaps.stream().filter(gap -> gap < -TIE).count();
  }

  /** In how many cases it is slower. */
  public int losses() {
    return (int) gaps.stream().filter(gap -> gap > TIE).count();
  }

  /** In how many cases both are equally fast, but for rounding. */
  public int ties() {
    return gaps.size() - wins() - losses();
  }

  /** The mean of the gaps, and how well it is known; null without any. */
  public @Nullable Interval gap() {
    return gaps.isEmpty()
        ? null
        : Interval.of(gaps.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Table.Column<PairScore> of(String name, ToDoubleFunction<Interval> figure) {
    return optional(
        column(
            name,
            score -> {
              Interval gap = score.gap();
              double value = gap == null ? Double.NaN : figure.applyAsDouble(gap);
              return Double.isFinite(value) ? Double.valueOf(value) : null;
            }));
  }
}
