package sdedge.study.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.TableRow;
import sdedge.study.compare.ScoredCase;

/** What the methods of an experiment are scored by: each point is a case. */
public final class TrialScores {
  private static final String ANY = "";

  private TrialScores() {}

  /** The cases of the rows of a table; repeats, which have the same plans, count once. */
  public static List<ScoredCase> of(List<TableRow> rows) {
    Map<Trial.Key, List<TableRow>> byPoint = new LinkedHashMap<>();
    for (TableRow row : rows) {
      Trial.Key key = Trial.key(row);
      if (key.repeat() == 1) {
        byPoint.computeIfAbsent(key.by(ANY), point -> new ArrayList<>()).add(row);
      }
    }
    return byPoint.entrySet().stream()
        .map(point -> scored(String.join(" ", point.getKey().point()), point.getValue()))
        .toList();
  }

  private static ScoredCase scored(String name, List<TableRow> rows) {
    Map<String, ScoredCase.Found> found = new LinkedHashMap<>();
    for (TableRow row : rows) {
      found.put(
          row.text(TrialTable.METHOD),
          new ScoredCase.Found(row.number(TrialTable.MAKESPAN), TrialTable.ended(row), ""));
    }
    return new ScoredCase(
        name,
        found,
        of(rows.stream().filter(TrialTable::isOptimal), TrialTable.MAKESPAN, Math::min),
        of(rows.stream(), TrialTable.BOUND, Math::max)); // schemes have none
  }

  private static @Nullable Double of(
      Stream<TableRow> rows, String column, BinaryOperator<Double> choice) {
    return rows.map(row -> row.number(column)).filter(Objects::nonNull).reduce(choice).orElse(null);
  }
}
