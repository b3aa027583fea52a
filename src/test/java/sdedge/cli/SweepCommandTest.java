package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;
import sdedge.study.Search;

class SweepCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/sweep/late-uploads.csv");

  @TempDir private Path folder;

  private static Ended sweep(Object... more) {
    return sweep(Search.SOLVER, more);
  }

  private static Ended sweep(Search search, Object... more) {
    List<Object> argv = new ArrayList<>(List.of("sweep", Cli.ROLLING));
    argv.addAll(List.of(more));
    return Cli.run("", search, argv.toArray());
  }

  private static Ended golden(Object... more) {
    List<Object> argv =
        new ArrayList<>(
            List.of(
                "--set",
                "tasks[*].acceptance=0.5:0.9:0.2",
                "--set",
                "drafters[0].wireless.bandwidth_hz=1e6:1e8:x2",
                "--tasks",
                "2,4",
                "--methods",
                "dp,exhaustive"));
    argv.addAll(List.of(more));
    return sweep(argv.toArray());
  }

  @Test
  void aFolderIsNamedAtTheEnd() {
    Path out = folder.resolve("out");

    assertThat(sweep("--tasks", "2", "-o", out).out()).isEqualTo("written to " + out + "\n");
    assertThat(sweep("--tasks", "2", "-o", out, "--resume", "--json").out()).startsWith("{");
  }

  @Test
  void theTableIsTheSameWhateverTheThreads() throws Exception {
    Path file = folder.resolve("new/sweep.csv");
    String expected = Files.readString(GOLDEN);

    Ended one = golden("--threads", "1");
    Ended two = golden("--threads", "2", "--csv", file);

    assertThat(one.err())
        .isEqualTo(
            """
            sdedge: note: takes tasks[*].acceptance=0.5,0.7,0.9
            sdedge: note: takes drafters[0].wireless.bandwidth_hz=1000000,100000000
            sdedge: 24 searches, at least about 1 s
            """);
    assertThat(one.code()).isZero();
    assertThat(one.out()).isEqualTo(expected);
    assertThat(two.code()).isZero();
    assertThat(two.out()).isEmpty();
    assertThat(file).hasContent(expected);
    assertThat(folder.resolve("new").toFile().list()).containsExactly("sweep.csv");
  }

  @Test
  void optionalKeysAndWordsCanBeSet() {
    Ended ended = sweep("--set", "batching.max_tasks_per_batch=1,2", "--set", "order=given");

    assertThat(ended.code()).isZero();
    assertThat(Cli.lines(ended.out()))
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("1,given,dp,optimal,completed,");
  }

  @Test
  void schemesCanBeSwept() {
    Ended ended = sweep("--tasks", "2", "--methods", "dp,max-batch,fixed-length:1");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("\n2,dp,optimal,", "\n2,max-batch,feasible,");
    assertThat(ended.out()).contains("\n2,fixed-length:1,feasible,");
  }

  @Test
  void aValueGivenTwiceIsSearchedOnce() {
    Ended ended = sweep("--tasks", "2,1,2", "--set", "speculation.max_length=1,1");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Cli.lines(ended.out())).hasSize(3);
  }

  @Test
  void allInvalidValuesAreReportedAtOnce() {
    Ended ended =
        sweep("--set", "speculation.max_length=2,2.5,70", "--set", "verifier.peak_flop=1");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains(
            Cli.ROLLING + ": speculation.max_length: 2.5 must be an integer from 0 to 64",
            Cli.ROLLING + ": speculation.max_length: 70 must be an integer from 0 to 64",
            Cli.ROLLING + ": verifier.peak_flop: unknown key",
            "Maybe `peak_flops` was meant?");
    assertThat(Cli.lines(ended.err())).doesNotHaveDuplicates();
  }

  @Test
  void tooManyTasksAreInvalid() {
    Ended ended = sweep("--tasks", "2,7");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("tasks: 7 must be at most 6, the number of tasks");
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(sweep().code()).isEqualTo(2);
    assertThat(sweep("--set", "a..b=1").err()).contains("\"a..b\" must be a path such as");
    assertThat(sweep("--set", "a=1:2").err()).contains("must be a range such as");
    assertThat(sweep("--set", "a=1", "--set", "a=2").err()).contains("a is swept twice");
    assertThat(sweep("--tasks", "0").code()).isEqualTo(2);
    assertThat(sweep("--tasks", "2", "--csv", folder).code()).isEqualTo(8);
  }

  @Test
  void aSearchThatFailsDoesNotStopTheOthers() {
    Search search =
        Cli.search(
            (instance, control) -> {
              if (instance.tasks().size() == 1) {
                throw new IllegalStateException("broken");
              }
              return ExitCodesTest.best(instance);
            });

    Ended ended = sweep(search, "--tasks", "1,2");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("1 searches failed");
    assertThat(Cli.lines(ended.out())).hasSize(3);
    assertThat(ended.out())
        .contains(
            "1,dp,failed,,,,,,,,,,,java.lang.IllegalStateException: broken,,,,,,\n2,dp,optimal,");
  }

  @Test
  void whatAMethodRefusesIsARowWithTheReason() {
    Ended ended = sweep("--tasks", "2", "--methods", "fixed-length:64,dp");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "\n2,fixed-length:64,refused,completed,,,,,,,,,,"
                + "\"length must be at most max_length, which is 3\",,,,,,\n",
            "\n2,dp,optimal,");
    assertThat(ended.err()).contains("1 searches failed; the column error says why");
  }

  @Test
  void memoryThatIsTooSmallIsAResult() {
    Ended ended = sweep("--set", "verifier.memory_bytes=1,1e15");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("\n1,dp,infeasible,completed,", "\n1e15,dp,optimal,completed,");
  }
}
