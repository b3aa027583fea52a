package sdedge.export;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.files.LatencyCsv;
import sdedge.result.files.ScheduleCsv;
import sdedge.result.files.SummaryWriter;
import sdedge.result.files.UplinkCsv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.Utilisation;

/** All numbers of a result as one tidy table: a row per number (docs/export.md). */
public final class LongCsv implements FileContent {
  private static final Table<Observation> TABLE =
      Table.of(
          text("level", Observation::level),
          optional(text("drafter", row -> row.of.get("drafter"))),
          optional(column("cohort", row -> row.of.get("cohort"))),
          optional(column("batch", row -> row.of.get("batch"))),
          optional(column("step", row -> row.of.get("step"))),
          optional(text("stage", row -> row.of.get("stage"))),
          optional(text("task", row -> row.of.get("task"))),
          optional(column("window", row -> row.of.get("window"))),
          text("quantity", Observation::quantity),
          text("unit", Observation::unit),
          column("value", Observation::value));

  /** The columns of other tables that say what numbers are of. */
  private static final List<String> SUBJECT =
      List.of("drafter", "cohort", "batch", "step", "stage", "task");

  /** The name of a quantity, and what ends the name of its column. */
  private static final Pattern WITH_UNIT = Pattern.compile("(.*?)_(bps_per_hz|bits|hz|s)");

  /** By the end of a column, or by the column of a count; all others count tokens. */
  private static final Map<String, String> UNITS =
      Map.of(
          "bps_per_hz",
          "bit/s/Hz",
          "bits",
          "bit",
          "hz",
          "Hz",
          "s",
          "s",
          "steps",
          "steps",
          "active_tasks",
          "tasks");

  /** Of the file. */
  public static final Format FORMAT = Format.table("table of export", TABLE.names());

  private final Instance instance;
  private final Execution execution;
  private final List<Observation> rows = new ArrayList<>();

  /** A number, and what it is of. */
  private record Observation(
      String level, Map<String, Object> of, String quantity, String unit, double value) {}

  public LongCsv(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    rows.clear();
    rows.add(new Observation("result", Map.of(), "makespan", "s", execution.makespanS()));
    Components parts = execution.components();
    if (parts != null) {
      add("result", new Rows<>(SummaryWriter.COMPONENTS, List.of(parts)));
    }
    double tokens = instance.outputTokens().doubleValue();
    rows.add(new Observation("result", Map.of(), "tokens", "tokens", tokens));
    servers();
    add("stage", ScheduleCsv.of(instance, execution));
    add("task", LatencyCsv.of(instance, execution));
    add("share", UplinkCsv.of(instance, execution.plan()));
    TABLE.write(out, rows);
  }

  private void servers() {
    Utilisation utilisation = execution.utilisation();
    for (int d = 0; d < instance.drafters().size(); d++) {
      Utilisation.OfDrafter servers = utilisation.drafters().get(d);
      String id = instance.drafters().get(d).id();
      server(Map.of("drafter", id, "stage", Stage.DRAFT), servers.drafter());
      server(Map.of("drafter", id, "stage", Stage.FRONTHAUL_UP), servers.fronthaulUp());
      server(Map.of("drafter", id, "stage", Stage.FRONTHAUL_DOWN), servers.fronthaulDown());
    }
    server(Map.of("stage", Stage.VERIFY), utilisation.verifier());
  }

  private void server(Map<String, Object> of, double utilisation) {
    rows.add(new Observation("server", of, "utilisation", "1", utilisation));
  }

  /** Adds all numbers of a table; shares of a task are distinguished by their window. */
  private <R> void add(String level, Rows<R> table) {
    List<String> names = table.table().names();
    @Nullable Object before = null;
    int window = 0;
    for (R row : table.rows()) {
      List<@Nullable Object> values = table.table().values(row);
      Map<String, Object> of = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Object value = values.get(i);
        if (value != null && SUBJECT.contains(names.get(i))) {
          of.put(names.get(i), value);
        }
      }
      if (level.equals("share")) {
        window = Objects.equals(before, of.get("task")) ? window + 1 : 1;
        before = of.get("task");
        of.put("window", window);
      }
      for (int i = 0; i < names.size(); i++) {
        if (values.get(i) instanceof Number number && !of.containsKey(names.get(i))) {
          add(level, of, names.get(i), number.doubleValue());
        }
      }
    }
  }

  private void add(String level, Map<String, Object> of, String column, double value) {
    Matcher name = WITH_UNIT.matcher(column);
    String quantity = name.matches() ? name.group(1) : column;
    String unit = UNITS.getOrDefault(name.matches() ? name.group(2) : column, "tokens");
    rows.add(new Observation(level, of, quantity, unit, value));
  }
}
