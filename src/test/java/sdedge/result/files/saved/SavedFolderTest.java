package sdedge.result.files.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.TinySystem;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.result.Result;
import sdedge.result.files.ResultFiles;
import sdedge.result.files.ResultTable;
import sdedge.result.files.RunInfo;
import sdedge.result.files.RunInfo.Machine;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.timeline.Execution;
import sdedge.timeline.StageRun;
import sdedge.timeline.Timeline;

class SavedFolderTest {
  private static final String SHA256 = "5d".repeat(32);

  @TempDir private Path folder;
  private Execution execution;

  @BeforeEach
  void write() throws IOException {
    Instance instance =
        new TinySystem().drafter(0.5, TinySystem.INSTANT).task(0, 2).task(0, 3).instance();
    execution =
        Timeline.execute(
            instance,
            TinySystem.plan(Pipeline.ROLLING, TinySystem.cohort(TinySystem.batch(2, 0, 1))));
    Result result = Result.evaluated(instance, SHA256, execution, 3.0);
    RunInfo run =
        new RunInfo(
            List.of("evaluate", "\u202etxt.exe"),
            Map.of("command", "evaluate"),
            Map.of("sdedge", "1"),
            Instant.EPOCH,
            1,
            null,
            new Machine("os", "arch", 1, null),
            Map.of("x.yaml", SHA256),
            Map.of());
    new Outputs(new ReadFiles(), false)
        .directory(folder.resolve("a"), "solve")
        .write(ResultFiles.of(result), () -> run);
  }

  private Saved read() throws Exception {
    return SavedFolder.read(folder.resolve("a"));
  }

  private static SavedTable table(Saved result, ResultTable table) {
    return Objects.requireNonNull(result.tables().get(table));
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    Saved result = read();

    SavedTable schedule = table(result, ResultTable.SCHEDULE);
    assertThat(schedule.column("end_s")).isEqualTo(execution.stages().map(StageRun::endS).toList());
    assertThat(schedule.column("stage"))
        .isEqualTo(execution.stages().map(run -> run.stage().key()).toList());
    assertThat(table(result, ResultTable.LATENCY).column("tpot_s")).hasSize(2);
    assertThat(result.tables()).doesNotContainKey(ResultTable.SEARCH);
    assertThat(result.sha256()).isEqualTo(SHA256);
    assertThat(result.run().document().json())
        .contains("\"argv\":[\"evaluate\",\"\u202etxt.exe\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule.csv|,draft,|,\"draft,|not a CSV file",
        "schedule.csv|start_s|begin_s|schedule.csv:1:1: the first line must name the columns",
        "latency.csv|,1,1,2,|,1,x,2,|latency.csv:2:1: batch: x must be a finite number",
        "latency.csv|,1,1,2,|,1,,2,|latency.csv:2:1: batch: nothing",
        "latency.csv|,1,1,2,|,1,2,|latency.csv:2:1: 14 of 15 fields",
        "latency.csv|,1,1,2,|,1,1,3,|latency.csv: was changed since it was written",
        "summary.json|feasible|fast|summary.json:3:13: status: \"fast\" must be one of",
        "summary.json|makespan_s|makespan|makespan_s: required but missing",
        "run.json|\"format\": 1|\"format\": 2|format: format 2 cannot be read, only 1",
        "run.json|sdedge-result|something|kind: \"something\" must be sdedge-result",
        "run.json|\"command\": \"evaluate\"|\"command\": \"simulate\"|was written by simulate",
      })
  void refusesWhatIsDamaged(String file, String from, String to, String message) throws Exception {
    Path path = folder.resolve("a").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoResult() throws Exception {
    assertThatThrownBy(() -> SavedFolder.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(folder + ": is not a result: it has no run.json");
    assertThatThrownBy(() -> SavedFolder.read(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none: no such directory");
    Files.delete(folder.resolve("a/uplink.csv"));
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("uplink.csv: no such file");
  }
}
