package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.RunFigures;
import sdedge.instance.Instance;

/** What {@code rates.csv} should hold: what each run comes to. */
record RatesTable(Instance instance, List<Row> rows) {
  static final String NAME = "rates.csv";

  /** The columns of figures. */
  static final List<String> FIGURES =
      List.of(
          "throughput_per_s",
          "ttft_p50_s",
          "ttft_p95_s",
          "tpot_p50_s",
          "tpot_p95_s",
          "e2e_mean_s",
          "e2e_p50_s",
          "e2e_p95_s",
          "attainment",
          "residents",
          "busy_verifier",
          "busy_drafter",
          "busy_up",
          "busy_down",
          "bound_share");

  private static final String MODES = "modes";
  private static final List<String> KEYS = List.of("policy", "groups", "rate_per_s", "draw");
  private static final double ROUNDING = 1e-9;

  /**
   * A run.
   *
   * @param stated what the table says, by column; without what is empty
   * @param figures what it comes to; null if that is not computed again
   * @param usedS what its requests take at least of everything, seconds; null without a bound
   * @param hasLevel whether something is promised
   * @param requests how many there are
   * @param isTrace whether they were given
   */
  record Row(
      StreamRuns.Way way,
      int draw,
      Map<String, Double> stated,
      @Nullable RunFigures figures,
      @Nullable Double usedS,
      boolean hasLevel,
      int requests,
      boolean isTrace) {}

  /** The figures that the table says, by row and column; null if it has other columns. */
  static @Nullable List<Map<String, Double>> read(
      Findings findings, ResultSource source, Instance instance) throws IOException {
    List<String> columns = new ArrayList<>(KEYS);
    columns.addAll(FIGURES);
    if (instance.hasModes()) {
      columns.add(MODES);
    }
    List<Map<String, Double>> stated = new ArrayList<>();
    boolean isTable =
        TableCheck.rows(
            findings,
            NAME,
            source,
            columns,
            (number, row) -> {
              Map<String, Double> byColumn = new TreeMap<>();
              for (int i = KEYS.size(); i < Math.min(columns.size(), row.fields().size()); i++) {
                Double value = Expected.number(row.fields().get(i));
                if (value != null) {
                  byColumn.put(columns.get(i), value);
                }
              }
              stated.add(byColumn);
            });
    return isTable ? stated : null;
  }

  ExpectedTable<Row> expected() {
    List<ExpectedTable.Column<Row>> columns = new ArrayList<>();
    columns.add(ExpectedTable.words("policy", row -> row.way.policy().word()));
    columns.add(ExpectedTable.count("groups", row -> row.way.groups()));
    columns.add(ExpectedTable.column("rate_per_s", row -> Expected.near(row.way.perS(), 0)));
    columns.add(ExpectedTable.count("draw", row -> row.draw));
    for (String name : FIGURES) {
      columns.add(ExpectedTable.column(name, row -> expected(row, name)));
    }
    if (instance.hasModes()) {
      columns.add(ExpectedTable.column(MODES, row -> Expected.of(modes(row.way))));
    }
    return new ExpectedTable<>(rows::stream, 2, columns);
  }

  /** As drafters with tasks list them. */
  private @Nullable String modes(StreamRuns.Way way) {
    Set<String> names = new LinkedHashSet<>();
    IntStream.range(0, instance.drafters().size())
        .filter(d -> instance.tasks().stream().anyMatch(task -> task.drafter() == d))
        .mapToObj(d -> instance.drafters().get(d))
        .forEach(drafter -> drafter.modes().forEach(mode -> names.add(mode.name())));
    names.retainAll(way.modes());
    return names.isEmpty() ? null : String.join(" ", names);
  }

  private static Expected expected(Row row, String column) {
    RunFigures figures = row.figures;
    if (column.equals("attainment")) {
      return row.hasLevel ? attainment(figures) : Expected.NOTHING;
    } else if (column.equals("bound_share")) {
      Double usedS = row.usedS;
      return usedS == null ? Expected.NOTHING : Expected.of(usedS / spanS(row));
    } else if (figures != null) {
      Double value = figures.byColumn().get(column);
      return Expected.near(value, 0);
    }
    boolean isShare = column.startsWith("busy");
    return Expected.between(0, isShare ? 1 + ROUNDING : Double.MAX_VALUE, 0);
  }

  private static Expected attainment(@Nullable RunFigures figures) {
    return figures == null
        ? Expected.between(0, 1, 0)
        : Expected.between(figures.leastAttainment(), figures.mostAttainment(), 0);
  }

  /** Of a run that is not made again, as its throughput says. */
  private static double spanS(Row row) {
    RunFigures figures = row.figures;
    return figures != null
        ? figures.spanS()
        : row.requests / row.stated.getOrDefault("throughput_per_s", Double.NaN);
  }
}
