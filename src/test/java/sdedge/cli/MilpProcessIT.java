package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process, with the MILP in a second one. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class MilpProcessIT {
  private static final String SMALL = "src/test/resources/reference/cases/case-008.yaml";
  private static final String LARGE = "instances/l4-a100-70b.yaml";

  @TempDir private Path folder;
  private Path temporary;
  private Program program;

  @BeforeEach
  void createFolders() throws Exception {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    program = new Program(folder);
  }

  private Process started(String method, String instance, String... more) throws Exception {
    List<Object> argv = new ArrayList<>(List.of("solve", instance, "--json", "--method", method));
    argv.addAll(List.of("-o", folder.resolve("result")));
    argv.addAll(List.of(more));
    return program.with("-Djava.io.tmpdir=" + temporary).start(argv.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"milp", "milp:scip", "milp:highs", "milp:cpsat", "milp:cbc"})
  void standardOutputIsTheResultAlone(String method) throws Exception {
    Process process = started(method, SMALL);

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(program.err()).isZero();
    String printed = Files.readString(program.out());
    assertThat(printed).startsWith("{").endsWith("}\n").contains("\"optimal\"");
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void theWorkerEndsWithTheProgram(String signal) throws Exception {
    Process process = started("dp", LARGE, "--class", "partitions"); // covers are its programs
    ProcessHandle worker = awaitWorker(process);
    Thread.sleep(1000); // by then it has a model

    Program.signal(signal, process);

    assertThat(process.waitFor(30, SECONDS)).isTrue();
    assertThat(worker.onExit().get(5, SECONDS).isAlive()).isFalse();
    assertThat(temporary).isEmptyDirectory();
    if (signal.equals("TERM")) {
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(folder.resolve("result/plan.json")).exists();
    }
  }

  /** The libraries are kept elsewhere; without any place for them that is the error. */
  @Test
  void aTemporaryDirectoryIsNotNeeded() throws Exception {
    String missing = "-Djava.io.tmpdir=" + folder.resolve("missing");
    program.with(missing);

    assertThat(program.run("solve", SMALL, "-o", folder.resolve("dp"))).isZero();
    int milp = program.run("solve", SMALL, "--method", "milp:cpsat", "-o", folder.resolve("milp"));
    assertThat(milp).as(program.err()).isZero();
    WholeResult.check(folder.resolve("dp"));
    WholeResult.check(folder.resolve("milp"));
    assertThat(folder.resolve("missing")).doesNotExist();

    Program nowhere = program.with("-Dsdedge.cache=" + folder.resolve("err.txt/cache"));
    assertThat(nowhere.run("solve", SMALL, "--method", "milp:cpsat")).isEqualTo(8);
    assertThat(nowhere.err()).contains("no place to unpack the libraries", "XDG_CACHE_HOME");
    assertThat(nowhere.err()).doesNotContain("\tat ");
  }

  private static ProcessHandle awaitWorker(Process process) throws Exception {
    while (process.children().findAny().isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(10);
    }
    return process.children().findAny().orElseThrow();
  }
}
