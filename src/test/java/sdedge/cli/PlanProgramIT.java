package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sdedge.HandTime;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.instance.reader.InstanceReader;
import sdedge.study.Search;

/** {@code exec:COMMAND}: programs of others as methods. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
class PlanProgramIT {
  private static final String TABLES = "instances/measured-table.yaml";

  @TempDir private Path folder;

  /** A program that prints a plan of another method and keeps what it was given. */
  private String program(String instance, String method) throws Exception {
    Path result = Cli.solved(folder.resolve(method), instance, "--method", method);
    Path script =
        Files.writeString(
            folder.resolve("my plan.sh"),
            "cat > '"
                + folder
                + "/given.json'; cp /dev/null '"
                + folder
                + "/seen'\n"
                + "for f in $(sed -n 's/.*\"table\": \"\\(.*\\)\",*/\\1/p' '"
                + folder
                + "/given.json'); do cat \"$f\" >> '"
                + folder
                + "/seen'; done\n"
                + "echo \"$SDEDGE_SEED $SDEDGE_TIME_LIMIT_S\" > '"
                + folder
                + "/environment'\n"
                + "cat '"
                + result
                + "/plan.json'\n");
    return "exec:sh '" + script + "'";
  }

  private static String[] row(Ended ended, int row) {
    return Cli.lines(ended.out()).get(row).split(",", -1);
  }

  @Test
  void itsPlanIsExecutedAsThatOfAScheme() throws Exception {
    String program = program(TABLES, "single-task");

    Ended ended =
        Cli.run(
            "compare",
            TABLES,
            "--methods",
            "dp,single-task," + program,
            "--csv",
            "-",
            "--seed",
            7,
            "--time-limit",
            "1h");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(row(ended, 3)[1]).isEqualTo(program);
    assertThat(List.of(row(ended, 3)).subList(2, 18))
        .isEqualTo(List.of(row(ended, 2)).subList(2, 18));
    assertThat(InstanceReader.read(Path.of(TABLES)).name())
        .isEqualTo(Json.parse(Files.readString(folder.resolve("given.json"))).get("name"));
    assertThat(Files.readString(folder.resolve("seen")))
        .startsWith("new_tokens,context_tokens,seconds\n");
    // The limit is one of all three methods together.
    assertThat(Files.readString(folder.resolve("environment"))).isEqualTo("7 1200.0\n");
  }

  @Test
  void sweepsAndBenchmarksGiveItWhatTheyChange() throws Exception {
    String program = program(ROLLING, "greedy");
    Ended ended =
        Cli.run("sweep", ROLLING, "--set", "tasks[*].acceptance=0.25", "--method", program);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains(program + ",feasible,completed,");
    Object task =
        Json.list(Json.parse(Files.readString(folder.resolve("given.json"))).get("tasks")).get(0);
    assertThat(Json.map(task)).containsEntry("acceptance", List.of(0.25));
    Path out = folder.resolve("bench");
    assertThat(Cli.run("bench", ROLLING, "--method", program, "--repeats", 2, "-o", out).code())
        .isZero();
    assertThat(Files.readAllLines(out.resolve("runs.csv"))).hasSize(3);
  }

  @Test
  void whatGoesWrongIsSaidAndIsTheOutcome() throws Exception {
    Path bad =
        Files.writeString(
            folder.resolve("bad.json"), "{\"cohorts\": [[{\"tasks\": [\"u1\"], \"length\": 1}]]}");
    Ended ended =
        Cli.run(
            "compare",
            ROLLING,
            "--csv",
            "-",
            "--methods",
            "dp,exec:sh -c 'echo a >&2; echo \"no, no\" >&2; exit 3'",
            "--method",
            "exec:true",
            "--method",
            "exec:cat " + bad,
            "--method",
            "exec:/no/such/program x");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("it ended with exit code 3: no, no")
        .contains("exec:true: its output")
        .contains("exec:cat " + bad + ": its plan is infeasible: in no batch: tasks u2")
        .contains("exec:/no/such/program x: /no/such/program cannot be run: ");
    assertThat(Cli.lines(ended.out()).subList(2, 6)).allMatch(line -> line.contains(",failed,"));
    assertThat(Cli.run("compare", ROLLING, "--method", "exec:yes").err())
        .contains("exec:yes: it prints more than 64 MiB");
    Ended sweep = Cli.run("sweep", ROLLING, "--tasks", "2", "--method", "exec:false");
    assertThat(sweep.code()).isEqualTo(1);
    assertThat(sweep.out()).contains("it ended with exit code 1");
    assertThat(Cli.run("compare", ROLLING, "--method", "exec:'x").err())
        .contains("a ' is never closed in 'x");
    assertThat(Cli.run("solve", ROLLING, "--method", "exec:true").code()).isEqualTo(2);
  }

  @Test
  void aProgramHasANameAndItsCommasAreExplained() throws Exception {
    Path plan = plan();
    Ended named =
        Cli.run("compare", ROLLING, "--csv", "-", "--methods", "dp,mine=exec:cat '" + plan + "'");
    Ended commas = Cli.run("compare", ROLLING, "--methods", "dp,exec:cat " + plan + ",greedy");

    assertThat(named.code()).as(named.err()).isZero();
    assertThat(Cli.lines(named.out()).get(2)).contains(",mine,feasible,");
    assertThat(commas.err())
        .contains("its commas: 'greedy' is part of it. Maybe put it before exec:");
    Ended sweep =
        Cli.run("sweep", ROLLING, "--tasks", "6", "--methods", "mine=exec:cat '" + plan + "'");
    assertThat(Cli.lines(sweep.out()).get(1)).startsWith("6,mine,feasible,");
    assertThat(Cli.run("compare", ROLLING, "--methods", "dp=exec:true").err())
        .contains("dp is the name of a method");
    for (String command : List.of("compare", "sweep")) {
      Ended twice =
          Cli.run(command, ROLLING, "--methods", "mine=exec:a", "--methods", "mine=exec:b");
      assertThat(twice.code()).isEqualTo(2);
      assertThat(twice.err()).contains("there are two named mine");
    }
    Ended both = Cli.run("compare", ROLLING, "--plans", "mine=" + plan, "--methods", "mine=exec:b");
    assertThat(both.err()).contains("there are two named mine");
  }

  private Path plan() {
    Path result = Cli.solved(folder.resolve("result"), ROLLING, "--method", "single-task");
    return result.resolve("plan.json");
  }

  /** It has a child that would go on for minutes, and both write their ids. */
  private String slow() {
    return "exec:sh -c 'echo $$ > \""
        + folder
        + "/ids\"; sleep 300 & echo $! >> \""
        + folder
        + "/ids\"; touch \""
        + folder
        + "/there\"; sleep 301'";
  }

  private void onceThere(Runnable then) {
    Thread waiting =
        new Thread(
            () -> {
              while (Files.notExists(folder.resolve("there"))) {
                Thread.onSpinWait();
              }
              then.run();
            });
    waiting.setDaemon(true);
    waiting.start();
  }

  private void assertNobodyIsLeft() throws Exception {
    List<String> ids = Files.readAllLines(folder.resolve("ids"));
    assertThat(ids).hasSize(2);
    for (String id : ids) {
      ProcessHandle handle = ProcessHandle.of(Long.parseLong(id)).orElse(null);
      for (int k = 0; k < 500 && handle != null && handle.isAlive(); k++) {
        Thread.sleep(10);
      }
      assertThat(handle == null || !handle.isAlive()).as(id).isTrue();
    }
  }

  @Test
  void theTimeLimitEndsItWithItsChildren() throws Exception {
    HandTime time = new HandTime();
    onceThere(() -> time.advance(Duration.ofMinutes(1)));

    Ended ended =
        Cli.run(
            "",
            new Signals(),
            Search.SOLVER,
            time,
            "compare",
            ROLLING,
            "--csv",
            "-",
            "--time-limit",
            "30s",
            "--method",
            slow());

    assertThat(row(ended, 1)).contains("unknown", "time_limit");
    assertThat(ended.code()).isEqualTo(6);
    assertNobodyIsLeft();
  }

  /** It is in a session of its own, and its parent is gone. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatLeavesItsSessionEndsWithIt() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("leaver.sh"),
            "cd '"
                + folder
                + "'; (setsid sh -c 'echo $$ >> ids; exec sleep 300' &)\n"
                + "while [ ! -s ids ]; do sleep 0.01; done\n"
                + "echo $$ >> ids; touch there; exec sleep \"$1\"\n");
    Signals signals = new Signals();
    onceThere(() -> signals.take(2));
    String program = "exec:sh '" + script + "' ";

    Ended ended =
        Cli.run("", signals, Search.SOLVER, "compare", ROLLING, "--method", program + "301");
    assertThat(ended.code()).isEqualTo(130);
    assertNobodyIsLeft();
    Files.delete(folder.resolve("ids"));

    assertThat(Cli.run("compare", ROLLING, "--method", program + "0").err()).contains("its output");
    assertNobodyIsLeft();
  }

  @Test
  void aSignalEndsItWithItsChildren() throws Exception {
    Signals signals = new Signals();
    onceThere(() -> signals.take(2));

    Ended ended =
        Cli.run("", signals, Search.SOLVER, "compare", ROLLING, "--csv", "-", "--method", slow());

    assertThat(ended.code()).isEqualTo(130);
    assertThat(row(ended, 1)).contains("unknown", "interrupted");
    assertNobodyIsLeft();
  }
}
