package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.study.ExitCode;

/** No command writes over what it reads, into a result, or over what is not its own. */
class OverwriteIT {
  private static final String RUNS =
      """
      length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length
      0,1,200,150,0.04,
      0,8,200,150,0.05,
      2,1,200,150,0.03,2.4
      """;

  @TempDir private static Path solved;
  @TempDir private Path folder;

  /** A result that names its instance in each test's folder. */
  @BeforeAll
  static void solve() throws Exception {
    Files.copy(Path.of("instances/quickstart.yaml"), solved.resolve("q.yaml"));
    Cli.solved(solved.resolve("qq"), solved.resolve("q.yaml").toString());
  }

  @BeforeEach
  void copy() throws Exception {
    Files.copy(Path.of("instances/quickstart.yaml"), at("q.yaml"));
    for (String name : List.of("measured-table.yaml", "measured-table-mbs.csv")) {
      Files.copy(Path.of("instances").resolve(name), at(name));
    }
    Files.createDirectory(at("qq"));
    for (String name : WholeResult.names(solved.resolve("qq"))) {
      String text = Files.readString(solved.resolve("qq").resolve(name));
      Files.writeString(at("qq").resolve(name), text.replace(solved + "/", folder + "/"));
    }
    Files.copy(at("qq/plan.json"), at("plan.json"));
    Files.writeString(at("good.yaml"), "mine");
    Files.writeString(at("runs.csv"), RUNS);
    Files.copy(at("measured-table-mbs.csv"), at("mbs.csv"));
    Files.writeString(at("trace.yaml"), "ContextTokens,GeneratedTokens\n10,20\n30,40\n");
    Files.writeString(at("notes.csv"), "my,own\n1,2\n");
    Files.createDirectory(at("base"));
    Files.copy(at("q.yaml"), at("base/nodes.yaml"));
    Files.createDirectory(at("calibrated"));
    Files.writeString(at("calibrated/fit.csv"), RUNS);
    Files.createSymbolicLink(at("link.yaml"), at("q.yaml"));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  /** A command line whose words that name something in the folder become its paths. */
  private Ended run(String line, Object... more) {
    List<Object> argv = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      boolean isName = word.startsWith("@");
      argv.add(isName ? at(word.substring(1)) : word.replace("=@", "=" + folder + "/"));
    }
    argv.addAll(Arrays.asList(more));
    return Cli.run(argv.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream @q.yaml --requests 9 --rate 1 --policy best -o @qq",
        "simulate @q.yaml @plan.json --runs 2 -o @qq",
        "compare @q.yaml --methods equal-shares -o @qq",
      })
  void resultsOfOtherCommandsAreReplacedByForceOnly(String line) throws Exception {
    List<String> before = contents();

    Ended refused = run(line);

    String command = line.substring(0, line.indexOf(' '));
    assertThat(refused.code()).isEqualTo(8);
    assertThat(refused.err())
        .contains(at("qq") + ": is a result of solve, which " + command + " does not replace")
        .contains("--force?");
    assertThat(contents()).isEqualTo(before);
    assertThat(run(line, "--force").code()).isZero();
    assertThat(run(line).code()).as("its own").isZero();
    Ended back = run("evaluate @q.yaml @plan.json -o @qq");
    assertThat(back.code()).isEqualTo(8);
    assertThat(back.err()).contains("is a result of " + command + ", which evaluate does not");
  }

  @Test
  void plansOfSolveAndEvaluateAreOfOneKind() {
    assertThat(run("evaluate @q.yaml @plan.json -o @qq").code()).isZero();
    assertThat(run("solve @q.yaml -o @qq").code()).isZero();
  }

  private List<String> contents() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(file + (Files.isRegularFile(file) ? ":" + Files.readString(file) : ""));
      }
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare @q.yaml --methods dp --csv @q.yaml",
        "compare @link.yaml --methods dp --csv @q.yaml",
        "compare @q.yaml --methods dp --csv @link.yaml",
        "compare @q.yaml @measured-table.yaml --methods dp --csv @measured-table-mbs.csv",
        "sweep @q.yaml --tasks 1 --csv @q.yaml",
        "sweep @measured-table.yaml --tasks 1 --csv @measured-table-mbs.csv",
        "report @qq -o @qq/summary.json",
        "export @qq --to perfetto -o @q.yaml",
        "export @qq --to long-csv -o @qq/schedule.csv",
        "export @q.yaml --to vllm -o @q.yaml",
        "evaluate @q.yaml @plan.json --csv @plan.json",
        "evaluate @q.yaml @plan.json @qq/plan.json --csv @q.yaml",
        "evaluate @q.yaml @qq/plan.json -o @qq",
        "evaluate @q.yaml @plan.json --csv @qq/summary.json --optimum @qq",
        "solve @q.yaml --start @qq/plan.json -o @qq",
        "simulate @q.yaml @qq/plan.json --runs 2 -o @qq",
        "calibrate --runs @calibrated/fit.csv --base @q.yaml -o @calibrated",
        "calibrate --runs @runs.csv --base @base/nodes.yaml -o @base",
        "calibrate --passes mbs=@mbs.csv --base @q.yaml --as table -o @",
        "generate calibrated --base @q.yaml --name q -o @",
        "generate azure-conv --trace @trace.yaml --base @q.yaml --name trace --tasks 2 -o @"
      })
  void inputsAreNeverReplaced(String line) throws Exception {
    List<String> before = contents();
    for (String force : List.of("", " --force")) {
      Ended ended = run(line + force);
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.IO_FAILED.code());
      assertThat(ended.err()).contains("read by this command");
      assertThat(contents()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare @q.yaml --methods dp --csv @qq/compare.csv",
        "compare @q.yaml --methods dp -o @qq/compared",
        "sweep @q.yaml --tasks 1 --csv @qq/new/sweep.csv",
        "sweep @q.yaml --tasks 1 -o @qq/swept",
        "report @qq -o @qq/page.html",
        "export @qq --to vega-lite -o @qq/chart.json",
        "evaluate @q.yaml @plan.json --csv @qq/scores.csv",
        "evaluate @q.yaml @plan.json -o @qq/again",
        "simulate @q.yaml @plan.json --runs 2 -o @qq/simulated",
        "bench @q.yaml --repeats 1 --warmup 0 -o @qq/bench",
        "calibrate --runs @runs.csv --base @q.yaml -o @qq/calibrated",
        "generate paper --tasks 2 -o @qq",
        "generate paper --tasks 2 -o @qq/made"
      })
  void resultsHoldNothingElse(String line) throws Exception {
    List<String> before = contents();
    Ended ended = run(line);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.IO_FAILED.code());
    assertThat(ended.err()).contains("lies in the result " + at("qq"));
    assertThat(contents()).isEqualTo(before);
    assertThat(run(line + " --force").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare @q.yaml --methods dp --csv @good.yaml",
        "compare @q.yaml --methods dp --csv @runs.csv",
        "sweep @q.yaml --tasks 1 --csv @notes.csv",
        "report @qq -o @good.yaml",
        "export @qq --to perfetto -o @good.yaml",
        "export @qq --to vega-lite -o @good.yaml",
        "export @qq --to long-csv -o @notes.csv",
        "export @qq --to vllm -o @plan.json",
        "evaluate @q.yaml @qq/plan.json --csv @notes.csv",
        "calibrate --runs @runs.csv --base @q.yaml -o @calibrated",
        "generate paper --tasks 2 --name good -o @",
        "generate paper --tasks 2 --name measured-table -o @"
      })
  void filesOfOthersAreReplacedByForceOnly(String line) throws Exception {
    List<String> before = contents();
    Ended ended = run(line);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.IO_FAILED.code());
    assertThat(ended.err()).contains("is there already and no ", "by sdedge", "--force");
    assertThat(contents()).isEqualTo(before);
    Ended forced = run(line + " --force");
    assertThat(forced.code()).as(forced.err()).isZero();
    assertThat(contents()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare @q.yaml --methods dp --csv @new.csv",
        "compare @q.yaml --methods dp -o @compared",
        "sweep @q.yaml --tasks 1 --csv @new.csv",
        "report @qq -o @new.html",
        "report @qq",
        "export @qq --to perfetto -o @new.json",
        "export @qq --to vega-lite -o @new.json",
        "export @qq --to long-csv -o @new.csv",
        "export @qq --to vllm -o @new.json",
        "evaluate @q.yaml @plan.json --csv @new.csv",
        "evaluate @q.yaml @plan.json -o @new",
        "simulate @q.yaml @plan.json --runs 2 -o @new",
        "calibrate --runs @runs.csv --base @q.yaml -o @new",
        "calibrate --passes mbs=@measured-table-mbs.csv --base @q.yaml --as table -o @new",
        "generate paper --tasks 2 --count 2 -o @",
        "generate paper --tasks 2 -o @new"
      })
  void ownFilesAreReplaced(String line) throws Exception {
    Ended first = run(line);
    assertThat(first.code()).as(first.err()).isZero();
    List<String> once = names();
    Ended second = run(line);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(names()).isEqualTo(once);
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  /** Of another sweep, too. */
  @Test
  void aTableOfOtherAxesIsOneOfSweep() {
    assertThat(run("sweep @q.yaml --tasks 1 --csv @new.csv").code()).isZero();
    String line = "sweep @q.yaml --set speculation.max_length=1,2 --csv @new.csv";
    assertThat(run(line).code()).isZero();
    assertThat(run("compare @q.yaml --methods dp --csv @new.csv").err())
        .contains("new.csv: is there already and no table of compare by sdedge");
  }

  @Test
  void aScoreIsNotWrittenOverTheFitThatItIsOf() throws Exception {
    assertThat(run("calibrate --runs @runs.csv --base @q.yaml -o @new").code()).isZero();
    List<String> before = contents();
    String line = "calibrate --check @new --runs @runs.csv -o ";
    Ended over = run(line + "@new --force");
    assertThat(over.code()).isEqualTo(ExitCode.IO_FAILED.code());
    assertThat(over.err()).contains(at("new/report.json") + ": is read by this command");
    assertThat(contents()).isEqualTo(before);
    assertThat(run(line + "@new/checked").code()).isZero();
  }

  /** Nobody can tell by the table alone. */
  @Test
  void aTableOfPassesIsOnesOwnUnlessTheNodesBesideItAreOfCalibrate() throws Exception {
    Path table = Files.copy(at("measured-table-mbs.csv"), at("calibrated/mbs.csv"));
    String line = "calibrate --passes mbs=@measured-table-mbs.csv --base @q.yaml --as table -o ";
    assertThat(run(line + "@calibrated").err()).contains("mbs.csv: is there already");
    assertThat(at("calibrated/nodes.yaml")).doesNotExist();
    assertThat(table).exists();
  }

  /** As another process may have it. */
  @Test
  void ofTwoThatGenerateUnderOneNameOneIsRefused() throws Exception {
    String line = "generate paper --tasks 2 --count 3 --name both -o @";
    Path file = at(".both.lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
      List<String> before = contents();
      Ended second = run(line + " --force");
      assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.IO_FAILED.code());
      assertThat(second.err()).contains("both: another sdedge is writing it");
      assertThat(contents()).isEqualTo(before);
    }
    assertThat(run(line).code()).isZero();
    assertThat(file).doesNotExist();
    assertThat(at("both-0003.yaml")).isNotEmptyFile();
  }

  /** Before a search that may take long. */
  @ParameterizedTest
  @ValueSource(strings = {"compare @q.yaml --csv @notes.csv", "sweep @q.yaml --csv @notes.csv"})
  void isRefusedBeforeAnySearch(String line) {
    List<Object> argv = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      argv.add(word.startsWith("@") ? at(word.substring(1)) : word);
    }
    argv.addAll(List.of(argv.get(0).equals("sweep") ? "--tasks=1" : "--methods=dp"));
    Ended ended =
        Cli.run(
            "",
            Cli.search(
                (instance, control) -> {
                  throw new AssertionError("searched");
                }),
            argv.toArray());
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.IO_FAILED.code());
  }

  @Test
  void reportWritesThroughALinkToNothing() throws Exception {
    Files.createDirectory(at("site"));
    Path link = Files.createSymbolicLink(at("page.html"), Path.of("site/index.html"));
    assertThat(run("report @qq -o @page.html").code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(at("site/index.html")).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void aResultIsNotWrittenInPlaceOfALinkToNothing() throws Exception {
    Path link = Files.createSymbolicLink(at("result"), Path.of("nowhere"));
    Ended ended = run("solve @q.yaml -o @result");
    assertThat(ended.code()).isEqualTo(ExitCode.IO_FAILED.code());
    assertThat(ended.err()).contains("result: is a symbolic link to nothing");
    assertThat(link).isSymbolicLink();
  }
}
