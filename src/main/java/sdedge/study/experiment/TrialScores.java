package sdedge.study.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.TableRow;
import sdedge.study.PairScore;

/** Scores of the methods of an experiment: each point is a case. */
public final class TrialScores {
  private static final String ANY = "";

  private TrialScores() {}

  /** The scores of the rows of a table; repeats, which have the same plans, count once. */
  public static List<PairScore> of(List<TableRow> rows) {
    Map<Trial.Key, List<TableRow>> byPoint = new LinkedHashMap<>();
    for (TableRow row : rows) {
      Trial.Key key = Trial.key(row);
      if (key.repeat() == 1) {
        byPoint.computeIfAbsent(key.by(ANY), point -> new ArrayList<>()).add(row);
      }
    }
    return PairScore.ofCases(byPoint.values().stream().map(TrialScores::scored).toList());
  }

  private static PairScore.Case scored(List<TableRow> rows) {
    Map<String, @Nullable Double> makespansS = new LinkedHashMap<>();
    for (TableRow row : rows) {
      makespansS.put(row.text(TrialTable.METHOD), row.number(TrialTable.MAKESPAN));
    }
    Double optimumS =
        rows.stream()
            .filter(TrialTable::isOptimal)
            .map(row -> row.number(TrialTable.MAKESPAN))
            .filter(Objects::nonNull)
            .min(Double::compare)
            .orElse(null);
    return new PairScore.Case(makespansS, optimumS);
  }
}
