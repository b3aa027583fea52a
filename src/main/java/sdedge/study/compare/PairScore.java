package sdedge.study.compare;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Format;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.study.Interval;

/**
 * How a way to plan does against another one, or against the optimum, over all cases in which both
 * have a makespan.
 *
 * @param against the other way, or {@link #OPTIMUM}
 * @param group of cases; empty for all
 * @param cases how many there are, with a makespan or without
 * @param gaps one for each case with both
 */
public record PairScore(String method, String against, String group, int cases, List<Gap> gaps) {
  /** What the optimum is called. Where none is proven, the best bound stands for it. */
  public static final String OPTIMUM = "optimum";

  /** Makespans within this relative distance are equal. */
  private static final double TIE = 1e-9;

  static final Table<PairScore> TABLE =
      Table.of(
          text("method", PairScore::method),
          text("against", PairScore::against),
          column("cases", PairScore::cases),
          column("pairs", score -> score.gaps.size()),
          of("gap_mean", Interval::mean),
          of("gap_low", Interval::low),
          of("gap_high", Interval::high),
          column("wins", PairScore::wins),
          column("ties", PairScore::ties),
          column("losses", PairScore::losses),
          optional(column("gap_median", PairScore::median)),
          optional(column("gap_largest", score -> of(score.largest(), Gap::fraction))),
          optional(text("largest_at", score -> of(score.largest(), Gap::at))),
          column("to_bound", PairScore::toBound),
          optional(text("group", PairScore::group)));

  /** Of the table in a file. */
  public static final Format FORMAT =
      Format.table(
          "table of scores", TABLE.names().subList(0, TABLE.names().indexOf("gap_median")));

  public PairScore {
    gaps = List.copyOf(gaps);
  }

  /**
   * By which fraction a makespan is longer than another one, T/T' − 1.
   *
   * @param at the name of the case
   * @param isToBound whether T' is a bound in place of the optimum, which then is not exceeded more
   */
  public record Gap(String at, double fraction, boolean isToBound) {}

  /**
   * Of every way against the optimum and every other way, over all cases, in the sequence they
   * come, and then over each group of them by name.
   */
  public static List<PairScore> of(List<ScoredCase> cases) {
    Set<String> ways = new LinkedHashSet<>();
    Set<String> groups = new TreeSet<>();
    for (ScoredCase one : cases) {
      ways.addAll(one.found().keySet());
      one.found().values().forEach(found -> groups.add(found.group()));
    }
    groups.remove(""); // that of all
    List<PairScore> scores = new ArrayList<>(of("", ways, cases));
    groups.forEach(group -> scores.addAll(of(group, ways, cases)));
    return scores;
  }

  private static List<PairScore> of(String group, Set<String> ways, List<ScoredCase> cases) {
    List<PairScore> scores = new ArrayList<>();
    for (String way : ways) {
      List<ScoredCase> own = cases.stream().filter(one -> isIn(group, way, one)).toList();
      if (!own.isEmpty()) {
        scores.add(of(way, OPTIMUM, group, own));
        ways.stream()
            .filter(other -> !other.equals(way))
            .forEach(other -> scores.add(of(way, other, group, own)));
      }
    }
    return scores;
  }

  private static boolean isIn(String group, String way, ScoredCase one) {
    ScoredCase.Found found = one.found().get(way);
    return group.isEmpty() || (found != null && found.group().equals(group));
  }

  private static PairScore of(String way, String against, String group, List<ScoredCase> cases) {
    List<Gap> gaps = new ArrayList<>();
    for (ScoredCase one : cases) {
      Double ownS = one.of(way);
      Double otherS = one.of(against);
      if (ownS != null && otherS != null) {
        boolean isToBound = against.equals(OPTIMUM) && one.optimumS() == null;
        gaps.add(new Gap(one.name(), (ownS - otherS) / otherS, isToBound));
      }
    }
    return new PairScore(way, against, group, cases.size(), gaps);
  }

  /** The table in a file. */
  public static Rows<PairScore> table(List<PairScore> scores) {
    return new Rows<>(TABLE, scores);
  }

  /** In how many cases it is faster. */
  public int wins() {
    return (int) gaps.stream().filter(gap -> gap.fraction < -TIE).count();
  }

  /** In how many cases it is slower. */
  public int losses() {
    return (int) gaps.stream().filter(gap -> gap.fraction > TIE).count();
  }

  /** In how many cases both are equally fast, but for rounding. */
  public int ties() {
    return gaps.size() - wins() - losses();
  }

  /** How many gaps are to a bound. */
  public int toBound() {
    return (int) gaps.stream().filter(Gap::isToBound).count();
  }

  /** The mean of the gaps, and how well it is known; null without any. */
  public @Nullable Interval gap() {
    return gaps.isEmpty() ? null : Interval.of(fractions());
  }

  /** The median of the gaps; null without any. */
  public @Nullable Double median() {
    return gaps.isEmpty() ? null : Double.valueOf(Median.withDefaults().evaluate(fractions()));
  }

  /** The largest gap, the first of equal ones; null without any. */
  public @Nullable Gap largest() {
    return gaps.isEmpty() ? null : Collections.max(gaps, Comparator.comparingDouble(Gap::fraction));
  }

  private double[] fractions() {
    return gaps.stream().mapToDouble(Gap::fraction).toArray();
  }

  private static <T> @Nullable T of(@Nullable Gap gap, Function<Gap, T> value) {
    return gap == null ? null : value.apply(gap);
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
