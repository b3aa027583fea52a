package sdedge.study.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Csv;
import sdedge.result.table.FileContent;

/** {@code tasks.csv}: a row per plan and task, with the distributions of its latencies. */
record TasksCsv(List<Samples> samples) implements FileContent {
  private static final List<String> QUANTITIES = List.of("ttft", "e2e", "tpot");
  private static final List<String> FIGURES =
      List.of("mean_s", "standard_error_s", "p50_s", "p95_s", "p99_s");

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, header())) {
      for (Samples plan : samples) {
        for (Samples.OfTask task : plan.tasks()) {
          List<@Nullable Object> row = new ArrayList<>(List.of(plan.name(), task.id()));
          add(row, task.firstTokenS());
          add(row, task.completionS());
          add(row, task.perTokenS());
          csv.row(row.toArray());
        }
      }
    }
  }

  private static String[] header() {
    List<String> names = new ArrayList<>(List.of("plan", "task"));
    for (String quantity : QUANTITIES) {
      FIGURES.forEach(figure -> names.add(quantity + "_" + figure));
    }
    return names.toArray(String[]::new);
  }

  private static void add(List<@Nullable Object> row, double[] values) {
    if (values.length == 0) {
      FIGURES.forEach(figure -> row.add(null));
      return;
    }
    Distribution d = Distribution.of(values);
    row.addAll(List.of(d.mean(), d.standardError(), d.p50(), d.p95(), d.p99()));
  }
}
