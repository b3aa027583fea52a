package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.SharedData;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Task;
import sdedge.study.ExitCode;

/** {@code generate} from traces of token lengths. */
class GenerateTraceTest {
  @TempDir private Path folder;

  private Path trace(String text) throws Exception {
    return Files.writeString(folder.resolve("trace.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv", "code"})
  void tracesCanBeSolved(String kind) {
    Path trace = SharedData.file("azure/AzureLLMInferenceTrace_" + kind + ".csv");
    String family = "azure-" + kind;
    assertThat(Cli.run("generate", family, "--trace", trace, "-o", folder).code()).isZero();
    Path file = folder.resolve(family + ".yaml");
    assertThat(Cli.run("solve", file, "-o", folder.resolve("result")).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "first", "window"})
  void theFirstRowsOfATraceDoNotDependOnTheirNumber(String sample) throws Exception {
    StringBuilder text = new StringBuilder("ContextTokens,GeneratedTokens\n");
    for (int i = 1; i <= 40; i++) {
      text.append(i).append(',').append(100 + i).append('\n');
    }
    Path trace = trace(text.toString());
    String command = "generate azure-conv --sample " + sample + " --trace " + trace + " --tasks ";
    List<Task> few = Generated.by(command + 20).tasks();
    List<Task> all = Generated.by(command + 40).tasks();
    assertThat(all.subList(0, 20)).isEqualTo(few);
    assertThat(all.stream().map(Task::inputTokens)).doesNotHaveDuplicates().hasSize(40);
    assertThat(all).allMatch(task -> task.outputTokens() == 100 + task.inputTokens());
    if (!sample.equals("random")) {
      int first = sample.equals("first") ? 1 : all.get(0).inputTokens();
      assertThat(all.get(5).inputTokens()).isEqualTo((first + 4) % 40 + 1);
    }
  }

  @Test
  void droppedRowsAreCounted() {
    Path file = SharedData.file("azure/AzureLLMInferenceTrace_code.csv");
    Ended ended = Cli.run("generate", "azure-code", "--trace", file, "--tasks", 3);
    assertThat(ended.out().replace("\n# ", " "))
        .contains("8819 rows; dropped: 1241 of more than 4096 input tokens");
  }

  @Test
  void columnsOfATraceCanBeNamed() throws Exception {
    Path file = trace("when,b,a\n1,20,10\n2,0,5\n3,21,11\n");
    String options = "generate azure-code --columns input=a,output=b --tasks 2 --sample first";
    List<Task> tasks = Generated.by(options + " --trace " + file).tasks();
    assertThat(tasks.stream().map(Task::inputTokens)).containsExactly(10, 11);
    assertThat(tasks.stream().map(Task::outputTokens)).containsExactly(20, 21);
  }

  @Test
  void lawsOfTokensGoWithoutATrace() throws Exception {
    Path file = trace("ContextTokens,GeneratedTokens\n1,2\n");
    for (String option : List.of("--input", "--output-tokens")) {
      Ended ended =
          Cli.run("generate", "azure-conv", "--trace", file, "--tasks", 1, option, "constant:3");
      assertThat(ended.err()).startsWith("sdedge: " + option + " goes without --trace\n");
      assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    }
  }

  @Test
  void wrongTracesAreRefusedWithTheirPlace() throws Exception {
    Map<String, String> cases =
        Map.of(
            "ContextTokens\n1\n", ":1:1: GeneratedTokens: the column is missing from the header",
            "ContextTokens,GeneratedTokens\n1,-2\n", ":2:3: GeneratedTokens: -2 must be >= 0",
            "ContextTokens,GeneratedTokens\nNaN,2\n", ":2:1: ContextTokens: NaN must be a number",
            "ContextTokens,GeneratedTokens\n1,5,2\n", ":2:1: 1,5,2 has 3 of 2 fields",
            "ContextTokens;GeneratedTokens\n1;2\n", "columns need commas between",
            "", ":1:1: the first line must name the columns",
            "ContextTokens,GeneratedTokens\n1,2\n", "1 of 1 rows can be tasks, but 50 are wanted");
    for (Map.Entry<String, String> each : cases.entrySet()) {
      Path file = trace(each.getKey());
      Ended ended = Cli.run("generate", "azure-conv", "--trace", file);
      assertThat(ended.err()).startsWith(file.toString()).contains(each.getValue());
      assertThat(ended.code()).isEqualTo(ExitCode.INVALID_INPUT.code());
    }
  }
}
