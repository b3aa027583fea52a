package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches, inputs and outputs that do not fit into the memory. */
@Timeout(300)
class SmallHeapIT {
  private static final Path LARGE = Path.of("src/test/resources/reference/speed/tasks-200.json");

  @TempDir private Path folder;

  private Program program(String heap) {
    return new Program(folder).with(heap);
  }

  /** Many long batches: more than a gigabyte of costs. */
  private Path wide() throws Exception {
    String text =
        Files.readString(LARGE)
            .replace("\"max_length\": 8", "\"max_length\": 32")
            .replace("\"max_tasks_per_cohort\": 32", "\"max_tasks_per_cohort\": 100")
            .replace("\"max_tasks_per_batch\": 16", "\"max_tasks_per_batch\": 50")
            .replace("\"memory_bytes\": 24000000000.0", "\"memory_bytes\": 96000000000.0");
    return Files.writeString(folder.resolve("wide.json"), text);
  }

  @ParameterizedTest
  @CsvSource({"dp,-Xmx24m", "milp:highs,-Xmx24m"})
  void aSearchThatDoesNotFitKeepsTheBestPlan(String method, String heap) throws Exception {
    Path result = folder.resolve("result");
    Program program = program(heap);

    int code = program.run("solve", wide(), "--method", method, "--json", "-o", result);

    assertThat(code).as(program.err()).isZero();
    assertThat(program.err()).doesNotContain("Exception", "\tat ");
    WholeResult.check(result);
    assertThat(Cli.summary(result))
        .containsEntry("status", "feasible")
        .containsEntry("termination", "memory_limit");
  }

  /** As large as an input may be; the heap is smaller. */
  @Test
  void anInputThatDoesNotFitSaysWhatToReduce() throws Exception {
    StringBuilder text = new StringBuilder("{\"version\": 1, \"tasks\": [");
    while (text.length() < 20_000_000) {
      text.append("{\"id\": \"u\", \"input_tokens\": 1, \"output_tokens\": 1},\n");
    }
    Path file = Files.writeString(folder.resolve("huge.json"), text);
    Program program = program("-Xmx24m");

    int code = program.run("solve", file, "-o", folder.resolve("result"));

    assertThat(code).isEqualTo(6);
    assertThat(program.err()).contains("out of memory at", "SDEDGE_JAVA_OPTS=-Xmx");
    assertThat(program.err().lines()).hasSize(1);
    assertThat(folder.resolve("result")).doesNotExist();
  }
}
