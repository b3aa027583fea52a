package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.search.solver.Method;

/** A class of one outcome, or made one by the cap, is the known answer, byte for byte. */
class OneOutcomeTest {
  private static final Path FOLDER = Path.of("instances");

  @ParameterizedTest
  @ValueSource(strings = {"mean", "expected"})
  void filesAreThoseOfTheKnownAnswer(String steps) throws Exception {
    String known = Files.readString(FOLDER.resolve("quickstart.yaml"));
    StringBuilder classes = new StringBuilder("answers:\n");
    StringBuilder byLaw = new StringBuilder();
    int count = 0;
    for (String line : known.split("\n", -1)) {
      String tokens = line.replaceFirst(".*output_tokens: ([0-9]+),.*", "$1");
      String rates = line.replaceFirst(".*acceptance: (\\[[^]]*]|[0-9.]+),.*", "$1");
      if (line.contains("output_tokens: ") && line.contains("acceptance: ")) {
        String name = "c" + ++count;
        classes.append("  ").append(name).append(": [{output_tokens: ").append(tokens);
        classes.append(", acceptance: ").append(rates).append(", weight: 7}");
        String cap = "";
        if (count % 2 == 0) {
          classes.append(", {output_tokens: 100000, acceptance: ").append(rates).append("}");
          cap = ", max_output_tokens: " + tokens;
        }
        classes.append("]\n");
        line =
            line.replace("output_tokens: " + tokens, "answer: " + name + cap)
                .replace("acceptance: " + rates + ", ", "");
      }
      byLaw.append(line).append("\n");
    }
    assertThat(count).isGreaterThan(3);

    assertThat(files(byLaw.append(classes).toString(), steps)).isEqualTo(files(known, steps));
  }

  private static Map<String, String> files(String text, String steps) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Instance read = InstanceReader.parse("same.yaml", bytes, FOLDER);
    Map<String, byte[]> files =
        MadeResult.solved(read.with(Steps.valueOf(steps.toUpperCase(Locale.ROOT))), Method.DP);
    return files.entrySet().stream()
        .filter(file -> !file.getKey().equals("run.json")) // has the time of day
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file ->
                    new String(file.getValue(), StandardCharsets.UTF_8)
                        .replaceAll("\"wall_s\":[^,]*", "")));
  }
}
