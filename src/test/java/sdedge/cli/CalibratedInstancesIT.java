package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.SharedData;

/** The shipped calibrated instances are what their own first lines say. */
class CalibratedInstancesIT {
  private static final Path SHIPPED = Path.of("instances/calibrated");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"base", "azure-conv", "azure-code"})
  void theyAreValid(String name) {
    assertThat(Cli.run("validate", SHIPPED.resolve(name + ".yaml")).code()).isZero();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theirCommandsMakeThem() throws Exception {
    copy(SharedData.file("calibrate/semi-8b-4layer.csv"));
    copy(SharedData.file("azure/AzureLLMInferenceTrace_conv.csv"));
    copy(SharedData.file("azure/AzureLLMInferenceTrace_code.csv"));
    copy(SHIPPED.resolve("base.yaml"));
    for (String name : List.of("azure-conv.yaml", "azure-code.yaml")) {
      Path shipped = SHIPPED.resolve(name);
      String text = Files.readString(shipped).replace("\n# --name", " --name");
      run(command(text, "# sdedge calibrate "));
      run(command(text, "# sdedge generate "));
      assertThat(withoutVersion(folder.resolve(name))).isEqualTo(withoutVersion(shipped));
    }
  }

  private void copy(Path file) throws Exception {
    Path copy = folder.resolve(file.getFileName().toString());
    if (!Files.exists(copy)) {
      Files.copy(file, copy);
    }
  }

  private static Object[] command(String text, String begin) {
    String line = text.lines().filter(each -> each.startsWith(begin)).findFirst().orElseThrow();
    String[] words = line.split(" ");
    return Arrays.copyOfRange(words, 2, words.length, Object[].class);
  }

  private void run(Object... argv) throws Exception {
    Program program = new Program(folder).after("cd '" + folder + "' && exec \"$@\"");
    assertThat(program.run(argv)).as(program.err()).isZero();
  }

  private static List<String> withoutVersion(Path file) throws Exception {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("# sdedge 0"))
        .toList();
  }
}
