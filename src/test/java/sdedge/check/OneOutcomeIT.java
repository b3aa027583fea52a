package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** A class of one outcome, or made one by the cap, is the known answer, byte for byte. */
class OneOutcomeIT {
  private static final Path FOLDER = Path.of("instances");

  @ParameterizedTest
  @CsvSource({
    "mean, rolling",
    "expected, rolling",
    "expected, synchronous",
    "mean, sequential",
    "mean, asynchronous",
    "mean, continuous"
  })
  void filesAreThoseOfTheKnownAnswer(String steps, String pipeline) throws Exception {
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

    assertThat(files(byLaw.append(classes).toString(), steps, pipeline))
        .isEqualTo(files(known, steps, pipeline));
  }

  private static Map<String, String> files(String text, String steps, String pipeline)
      throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Instance rolling =
        InstanceReader.parse("same.yaml", bytes, FOLDER)
            .with(Steps.valueOf(steps.toUpperCase(Locale.ROOT)));
    Pipeline other = Pipeline.valueOf(pipeline.toUpperCase(Locale.ROOT));
    Instance read = rolling.withOptions(other, null, null, null);
    Map<String, byte[]> files =
        other == Pipeline.ASYNCHRONOUS // whose search takes long
            ? MadeResult.evaluated(read, best(rolling).with(other))
            : MadeResult.solved(read, Method.DP);
    return files.entrySet().stream()
        .filter(file -> !file.getKey().equals("run.json")) // has the time of day
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file ->
                    new String(file.getValue(), StandardCharsets.UTF_8)
                        .replaceAll("\"wall_s\":[^,]*", "")));
  }

  private static Plan best(Instance instance) {
    Outcome found = Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    return ((Outcome.Found) found).plan();
  }
}
