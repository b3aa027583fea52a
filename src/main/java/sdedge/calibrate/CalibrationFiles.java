package sdedge.calibrate;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LatencyTable;
import sdedge.result.files.LatencyTableFile;
import sdedge.result.table.Format;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/** The files of a calibration. */
public final class CalibrationFiles {
  private static final Table<ScoredRun> RUNS =
      Table.<ScoredRun>of(
              column("length", row -> row.run.length()),
              column("concurrency", row -> row.run.concurrency()),
              column("input_tokens", row -> row.run.inputTokens()),
              column("output_tokens", row -> row.run.outputTokens()),
              column("tpot_s", row -> row.run.tpotS()),
              ReportJson.known("acceptance_length", row -> row.run.acceptanceLength()),
              column("running", row -> row.run.running()),
              ReportJson.known("output_tokens_per_s", row -> row.run.tokensPerS()),
              column("weight", row -> row.run.weight()),
              column("predicted_tpot_s", row -> row.scored.predicted()))
          .with(Scored.COLUMNS.from(ScoredRun::scored))
          .with(column("corrected_tpot_s", row -> row.scored.corrected()));
  private static final Table<ScoredPass> PASSES =
      Table.<ScoredPass>of(
              text("node", ScoredPass::node),
              column("new_tokens", row -> row.pass.newTokens()),
              column("context_tokens", row -> row.pass.contextTokens()),
              column("sequences", row -> row.pass.sequences()),
              column("seconds", row -> row.pass.seconds()),
              column("predicted_s", row -> row.scored.predicted()))
          .with(Scored.COLUMNS.from(ScoredPass::scored));

  private record ScoredRun(MeasuredRun run, Scored scored) {}

  private record ScoredPass(String node, MeasuredPass pass, Scored scored) {}

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

  public static Format format(String name) {
    return switch (name) {
      case NodesYaml.FILE -> NODES;
      case ReportJson.FILE -> Format.json("report of calibrate", "{'name':*,'kind':*,'runs':*");
      case OF_RUNS -> table(RUNS);
      case OF_PASSES -> table(PASSES);
      default -> table(LatencyTableFile.COLUMNS).beside(NodesYaml.FILE, NODES);
    };
  }

  private static Format table(Table<?> table) {
    return Format.table("table of calibrate", table.names());
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
      String yaml =
          NodesYaml.of(
              head, document, calibration.pair(), calibration.request(), calibration.frontEnd());
      files.put(NodesYaml.FILE, yaml.getBytes(StandardCharsets.UTF_8));
      for (Role role : Role.values()) {
        LatencyTable table = Pair.known(calibration.pair().speeds(), role).table();
        if (table != null) {
          String name = NodesYaml.tableFile(calibration.pair().node(role).id());
          files.put(name, LatencyTableFile.of(table).bytes());
        }
      }
    }
    if (!calibration.runs().isEmpty()) {
      files.put(OF_RUNS, new Rows<>(runsTable(calibration), runs(calibration)).bytes());
    }
    if (!calibration.passes().isEmpty()) {
      files.put(OF_PASSES, new Rows<>(PASSES, passes(calibration)).bytes());
    }
    files.put(ReportJson.FILE, report(calibration));
    return files;
  }

  /** The report as JSON. */
  public static byte[] report(Calibration calibration) throws IOException {
    return ReportJson.KEYS.file(calibration).bytes();
  }

  /** With what only some runs say at the end. */
  private static Table<ScoredRun> runsTable(Calibration of) {
    Table<ScoredRun> table = RUNS;
    if (!of.pair().modes().isEmpty()) {
      table = table.with(text(DraftModes.COLUMN, row -> row.run.mode()));
    }
    if (!of.workload().isEmpty()) {
      table = table.with(text(RunsFile.WORKLOAD, row -> row.run.workload()));
    }
    return of.runs().stream().allMatch(run -> Double.isNaN(run.ttftS()))
        ? table
        : table.with(ReportJson.known(RunsFile.TTFT, row -> row.run.ttftS()));
  }

  private static List<ScoredRun> runs(Calibration of) {
    List<Scored> scored = of.scored();
    return IntStream.range(0, scored.size())
        .mapToObj(i -> new ScoredRun(of.runs().get(i), scored.get(i)))
        .toList();
  }

  private static List<ScoredPass> passes(Calibration of) {
    List<ScoredPass> rows = new ArrayList<>();
    of.passes()
        .forEach(
            (role, passes) -> {
              String node = of.pair().node(role).id();
              List<Scored> scored = of.scoredPasses().getOrDefault(node, List.of());
              for (int i = 0; i < scored.size(); i++) {
                rows.add(new ScoredPass(node, passes.get(i), scored.get(i)));
              }
            });
    return rows;
  }
}
