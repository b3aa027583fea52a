package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What other Java versions, where there are any, make of the same input. */
class OtherJavaIT extends CalibrationRuns {
  @Test
  void generateMakesTheSameBytes() throws Exception {
    Map<String, String> others = OtherJava.executables();
    assumeFalse(others.isEmpty(), "no other Java");
    Object[] command = {
      "generate",
      "multi-cell",
      "--acceptance",
      "beta:15.17,8.14",
      "--fading",
      "rayleigh",
      "--indoor",
      "0.4",
      "--tasks",
      400,
      "--radio",
      "uma"
    };
    String usual = Cli.run(command).out();
    for (String java : others.values()) {
      Program program = new Program(folder).java(java);
      assertThat(program.run(command)).isZero();
      assertThat(Files.readString(program.out())).isEqualTo(usual);
    }
  }

  @Test
  void calibrateWritesTheSameBytes() throws Exception {
    Map<String, String> others = OtherJava.executables();
    assumeFalse(others.isEmpty(), "no other Java");
    fit(rows);
    Map<String, byte[]> usual = files();
    for (String java : others.values()) {
      Program program = new Program(folder).java(java);
      Object[] argv = {
        "calibrate",
        "--runs",
        folder.resolve("runs.csv"),
        "--base",
        base,
        "-o",
        folder.resolve("fit")
      };
      assertThat(program.run(argv)).isZero();
      assertThat(files()).containsExactlyEntriesOf(usual);
    }
  }

  private Map<String, byte[]> files() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("nodes.yaml", "fit.csv", "report.json")) {
      files.put(name, Files.readAllBytes(folder.resolve("fit").resolve(name)));
    }
    return files;
  }
}
