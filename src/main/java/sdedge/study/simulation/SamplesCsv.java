package sdedge.study.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.result.table.Csv;
import sdedge.result.table.FileContent;

/** {@code samples.csv}: a row per plan and run. */
record SamplesCsv(List<Samples> samples) implements FileContent {
  private static final String HEADER = "plan,run,makespan_s";

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (Csv csv = new Csv(out, HEADER)) {
      for (Samples plan : samples) {
        for (int run = 0; run < plan.makespanS().length; run++) {
          csv.row(plan.name(), run + 1, plan.makespanS()[run]);
        }
      }
    }
  }
}
