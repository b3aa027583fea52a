package sdedge.study.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.result.Comparison;
import sdedge.result.files.ComparisonCsv;
import sdedge.result.table.TableRow;

/**
 * What several ways to plan found for one problem.
 *
 * @param name of the problem
 * @param found by way to plan
 * @param optimumS proven, seconds; null if no way proved one
 * @param boundS the best bound of those that search for the optimum, seconds; null if there is none
 */
public record ScoredCase(
    String name, Map<String, Found> found, @Nullable Double optimumS, @Nullable Double boundS) {
  private static final int NAMED = 4;

  /**
   * What one of them found.
   *
   * @param makespanS seconds; null without a plan
   * @param ended why there is no plan, in a word; of no use with one
   * @param group that it is counted in, beside all; empty for none
   */
  public record Found(@Nullable Double makespanS, String ended, String group) {}

  /**
   * What rows of one problem tell, a way each: a method, and how its search ended.
   *
   * @param group of a row
   */
  public static Map<String, Found> found(List<TableRow> rows, Function<TableRow, String> group) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (TableRow row : rows) {
      String ended = row.text(isLimited(row) ? "termination" : "status");
      found.put(row.text("method"), new Found(row.number("makespan_s"), ended, group.apply(row)));
    }
    return found;
  }

  /** Whether time or memory ended the search of a row. */
  public static boolean isLimited(TableRow row) {
    return Stream.of(Termination.values())
        .anyMatch(each -> each.isLimit() && each.key().equals(row.text("termination")));
  }

  /** Of comparisons; equal instances, whatever their names, are one case. */
  public static List<ScoredCase> of(List<Comparison> comparisons, Grouping grouping) {
    return EqualInstances.of(comparisons).firsts().stream()
        .map(
            one ->
                new ScoredCase(
                    one.instance().name(),
                    found(ComparisonCsv.rows(one), grouping::group),
                    one.optimumS(),
                    one.boundS()))
        .toList();
  }

  /** The seconds of a way, or what stands for the optimum; null if it is not known. */
  @Nullable Double of(String way) {
    if (way.equals(PairScore.OPTIMUM)) {
      return optimumS == null ? boundS : optimumS;
    }
    Found one = found.get(way);
    return one == null ? null : one.makespanS;
  }

  /** What of the cases is not in a mean, or only by a bound, and why: a line each. */
  public static List<String> notes(List<ScoredCase> cases) {
    Map<String, List<String>> namesByLine = new LinkedHashMap<>();
    for (ScoredCase one : cases) {
      if (one.optimumS == null) {
        String why =
            one.boundS == null
                ? "left out, as no method proved an optimum or a bound: "
                : "counted by the gap to the best bound, as no method proved an optimum: ";
        namesByLine.computeIfAbsent(why, line -> new ArrayList<>()).add(one.name);
      }
      one.found.forEach(
          (way, found) -> {
            if (found.makespanS == null) {
              String why = way + " left out, as it has no plan (" + found.ended + "): ";
              namesByLine.computeIfAbsent(why, line -> new ArrayList<>()).add(one.name);
            }
          });
    }
    List<String> lines = new ArrayList<>();
    namesByLine.forEach((line, names) -> lines.add(line + listed(names)));
    return lines;
  }

  static String listed(List<String> names) {
    int more = names.size() - NAMED;
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * Comparisons by what they are of: the same draw under several names would count several times.
   *
   * @param groups of equal instances, in the sequence of their first ones
   */
  public record EqualInstances(List<List<Comparison>> groups) {
    public EqualInstances {
      groups = List.copyOf(groups);
    }

    /** Groups those whose instances differ in nothing but their names. */
    public static EqualInstances of(List<Comparison> comparisons) {
      Map<Instance, List<Comparison>> byInstance = new LinkedHashMap<>();
      for (Comparison comparison : comparisons) {
        Instance named = comparison.instance();
        Instance nameless = new Instance("", named.network(), named.tasks(), named.options());
        byInstance.computeIfAbsent(nameless, instance -> new ArrayList<>()).add(comparison);
      }
      return new EqualInstances(List.copyOf(byInstance.values()));
    }

    /** The first of each group. */
    public List<Comparison> firsts() {
      return groups.stream().map(group -> group.get(0)).toList();
    }

    /** Which instances are one, a line each; empty if all differ. */
    public List<String> notes() {
      return groups.stream()
          .filter(group -> group.size() > 1)
          .map(group -> group.stream().map(one -> one.instance().name()).toList())
          .map(names -> "counted once, as they are equal: " + ScoredCase.listed(names))
          .toList();
    }
  }
}
