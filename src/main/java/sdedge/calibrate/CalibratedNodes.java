package sdedge.calibrate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sdedge.document.InvalidInputException;
import sdedge.instance.Acceptance;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.steady.SteadyLoad;

/**
 * The nodes of a calibration read back, as an instance whose one task only has their acceptance.
 *
 * @param hasRates whether acceptance is known
 */
public record CalibratedNodes(Instance instance, boolean hasRates) {
  private static final String ACCEPTANCE = "acceptance:";

  /** What makes an instance of a file that has only nodes. */
  private static final String REST =
      """
      version: 1
      name: nodes
      tasks:
        - {id: u1, input_tokens: 1, output_tokens: 2, acceptance: %s, tx_power_dbm: 23, channel_gain_db: -100}
      """;

  /** The file of nodes in a folder of {@code calibrate}. */
  public static Path file(Path folder) {
    return folder.resolve(NodesYaml.FILE);
  }

  /** Whether a file has nodes and no tasks, as far as its lines tell. */
  public static boolean isOne(byte[] bytes) {
    return text(bytes).lines().anyMatch(line -> line.startsWith("verifier:"))
        && text(bytes).lines().noneMatch(line -> line.startsWith("tasks:"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads such a file.
   *
   * @param folder what the tables it names are relative to
   */
  public static CalibratedNodes read(String file, byte[] bytes, Path folder)
      throws InvalidInputException {
    String rates = "";
    List<String> lines = new ArrayList<>();
    for (String line : text(bytes).lines().toList()) {
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
    Instance instance = InstanceReader.parse(file, text.getBytes(StandardCharsets.UTF_8), folder);
    return new CalibratedNodes(instance, !rates.isEmpty());
  }

  Acceptance rates() {
    return instance.tasks().get(0).acceptance();
  }

  /** Requests of so many tokens in the mean, accepted as the only mode of the drafter is. */
  public static SteadyLoad load(Instance inOneMode, double input, double output) {
    SteadyLoad.Kind kind = SteadyLoad.of(inOneMode, 0).kinds().get(0);
    return new SteadyLoad(List.of(new SteadyLoad.Kind(input, output, kind.steps())));
  }
}
