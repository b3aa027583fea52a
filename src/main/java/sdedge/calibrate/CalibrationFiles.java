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
import sdedge.document.ValueReader;
import sdedge.instance.LatencyTable;
import sdedge.output.Csv;
import sdedge.output.Format;
import sdedge.output.Json;

/** The files of a calibration. */
public final class CalibrationFiles {
  private static final String RUNS =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length,running,"
          + "output_tokens_per_s,weight,predicted_tpot_s,error,fitted";
  private static final String PASSES =
      "node,new_tokens,context_tokens,sequences,seconds,predicted_s,error,fitted";

  private static final String TABLE = "new_tokens,context_tokens,seconds";
  private static final String OF_RUNS = "fit.csv";
  private static final String OF_PASSES = "passes.csv";
  private static final Format NODES = Format.of("file of calibrate", "# sdedge [^\n]*calibrate");

  private CalibrationFiles() {}

  /** The files that will be written of a fit, or of the score of a former one. */
  public static List<String> names(boolean isFit, Request request) {
    List<String> names = new ArrayList<>(List.of(ReportJson.FILE));
    if (isFit) {
      names.add(NodesYaml.FILE);
    }
    if (isFit && request.asTable()) {
      request.passes().keySet().forEach(node -> names.add(NodesYaml.tableFile(node)));
    }
    if (!request.runs().isEmpty()) {
      names.add(OF_RUNS);
    }
    if (!request.passes().isEmpty()) {
      names.add(OF_PASSES);
    }
    return names;
  }

  /** The format of the file of a name. */
  public static Format format(String name) {
    return switch (name) {
      case NodesYaml.FILE -> NODES;
      case ReportJson.FILE -> Format.json("report of calibrate", "{'name':*,'kind':*,'runs':*");
      case OF_RUNS -> table(RUNS);
      case OF_PASSES -> table(PASSES);
      default -> table(TABLE).beside(NodesYaml.FILE, NODES);
    };
  }

  private static Format table(String header) {
    return Format.table("table of calibrate", List.of(header.split(",")));
  }

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
        files.put(
            NodesYaml.tableFile(calibration.pair().node(role).id()), table(calibration, role));
      }
    }
    if (!calibration.runs().isEmpty()) {
      files.put(OF_RUNS, runs(calibration));
    }
    if (!calibration.passes().isEmpty()) {
      files.put(OF_PASSES, passes(calibration));
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
    try (Csv csv = new Csv(out, TABLE)) {
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
