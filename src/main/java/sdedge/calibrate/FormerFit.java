package sdedge.calibrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/**
 * A fit read back from its folder.
 *
 * @param hull what it has seen, if its report is there
 */
record FormerFit(Instance instance, Pair pair, Optional<Hull> hull) {
  private static final String ACCEPTANCE = "acceptance:";

  /** What makes an instance of a file that has only nodes. */
  private static final String REST =
      """
      version: 1
      name: nodes
      tasks:
        - {id: u1, input_tokens: 1, output_tokens: 2, acceptance: %s, tx_power_dbm: 23, channel_gain_db: -100}
      """;

  /** Reads {@code nodes.yaml} and, if it is there, {@code report.json}. */
  static FormerFit read(Path folder) throws InvalidInputException, IOException {
    Path file = folder.resolve(NodesYaml.FILE);
    byte[] bytes = InputFile.read(new Problems(file.toString()), file);
    String rates = "";
    List<String> lines = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith(ACCEPTANCE)) {
        rates = line.substring(ACCEPTANCE.length()).strip();
        lines.add(""); // the numbers of the other lines stay
      } else {
        lines.add(line);
      }
    }
    if (lines.stream().noneMatch(line -> line.startsWith("speculation:"))) {
      lines.add("speculation: {min_length: 0, max_length: 8}");
    }
    String text = String.join("\n", lines) + "\n" + REST.formatted(rates.isEmpty() ? "0" : rates);
    Instance instance =
        InstanceReader.parse(file.toString(), text.getBytes(StandardCharsets.UTF_8), folder);
    AcceptanceCurve curve =
        rates.isEmpty()
            ? null
            : new AcceptanceCurve(instance.tasks().get(0).acceptance(), List.of());
    return new FormerFit(
        instance,
        new Pair(
            Calibration.nodes(instance),
            Map.of(Role.VERIFIER, new Speed.Former(), Role.DRAFTER, new Speed.Former()),
            curve,
            0),
        hull(folder.resolve(ReportJson.FILE)));
  }

  private static Optional<Hull> hull(Path report) throws InvalidInputException, IOException {
    if (!Files.exists(report)) {
      return Optional.empty();
    }
    Problems problems = new Problems(report.toString());
    ValueReader root = Document.parseJson(problems, InputFile.read(problems, report));
    Optional<Hull> hull = Hull.read(root);
    problems.throwIfAny();
    return hull;
  }
}
