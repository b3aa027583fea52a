package sdedge.calibrate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyTable;
import sdedge.result.table.Csv;
import sdedge.result.table.Json;

/** The files of a calibration. */
public final class CalibrationFiles {
  private static final String RUNS =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length,running,"
          + "output_tokens_per_s,weight,predicted_tpot_s,error,fitted";
  private static final String PASSES =
      "node,new_tokens,context_tokens,sequences,seconds,predicted_s,error,fitted";

  private CalibrationFiles() {}

  /**
   * The content of each file by its name.
   *
   * @param comments for the beginning of the YAML
   */
  public static Map<String, byte[]> of(Calibration calibration, List<String> comments)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ValueReader document = calibration.document();
    if (document != null) {
      List<String> head = new ArrayList<>(comments);
      head.addAll(calibration.warnings());
      String yaml = NodesYaml.of(head, document, calibration.pair());
      files.put(NodesYaml.FILE, yaml.getBytes(StandardCharsets.UTF_8));
      for (Role role : NodesYaml.tables(calibration.pair())) {
        files.put(NodesYaml.tableFile(calibration.pair(), role), table(calibration, role));
      }
    }
    if (!calibration.runs().isEmpty()) {
      files.put("fit.csv", runs(calibration));
    }
    if (!calibration.passes().isEmpty()) {
      files.put("passes.csv", passes(calibration));
    }
    files.put(ReportJson.FILE, report(calibration));
    return files;
  }

  /** The report as JSON. */
  public static byte[] report(Calibration calibration) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(out, (JsonGenerator json) -> ReportJson.write(json, calibration));
    return out.toByteArray();
  }

  private static byte[] runs(Calibration calibration) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Scored> scored = calibration.scored();
    try (Csv csv = new Csv(out, RUNS)) {
      for (int i = 0; i < scored.size(); i++) {
        Run run = calibration.runs().get(i);
        Scored each = scored.get(i);
        csv.row(
            run.length(),
            run.concurrency(),
            run.inputTokens(),
            run.outputTokens(),
            run.tpotS(),
            known(run.acceptanceLength()),
            run.running(),
            known(run.tokensPerS()),
            run.weight(),
            each.predicted(),
            each.error(),
            each.fitted());
      }
    }
    return out.toByteArray();
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }

  private static byte[] passes(Calibration calibration) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out, PASSES)) {
      for (Map.Entry<Role, List<MeasuredPass>> each : calibration.passes().entrySet()) {
        String node = calibration.pair().node(each.getKey()).id();
        List<Scored> scored = calibration.scoredPasses().getOrDefault(node, List.of());
        for (int i = 0; i < scored.size(); i++) {
          MeasuredPass pass = each.getValue().get(i);
          csv.row(
              node,
              pass.newTokens(),
              pass.contextTokens(),
              pass.sequences(),
              pass.seconds(),
              scored.get(i).predicted(),
              scored.get(i).error(),
              scored.get(i).fitted());
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] table(Calibration calibration, Role role) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out, "new_tokens,context_tokens,seconds")) {
      if (calibration.pair().speeds().get(role) instanceof Speed.Tabulated tabulated) {
        LatencyTable table = tabulated.table();
        for (int i = 0; i < table.newTokens().length; i++) {
          for (int j = 0; j < table.contextTokens().length; j++) {
            csv.row(table.newTokens()[i], table.contextTokens()[j], table.seconds()[i][j]);
          }
        }
      }
    }
    return out.toByteArray();
  }
}
