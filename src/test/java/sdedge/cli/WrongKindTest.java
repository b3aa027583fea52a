package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.cli.Cli.Ended;

/** Who names the wrong kind of file is told which command takes it. */
class WrongKindTest {
  private static final String INSTANCE = "instances/quickstart.yaml";
  @TempDir private static Path folder;
  private static Path result = Path.of("");
  private static Path plan = Path.of("");

  @BeforeAll
  static void solve() {
    result = Cli.solved(folder.resolve("result"), INSTANCE, "--steps", "mean");
    plan = result.resolve("plan.json");
  }

  private static void assertSaid(int code, String what, Object... command) {
    Ended ended = Cli.run(command);
    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.err()).contains(what);
    assertThat(ended.err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void aResultInPlaceOfAnInstanceOrAPlan() {
    String use =
        " is a result: sdedge explain, report or export " + result + ", or check INSTANCE ";
    assertSaid(2, result + use + result, "simulate", result);
    assertSaid(8, result + use, "simulate", INSTANCE, result);
    assertSaid(8, result + use, "simulate", result, INSTANCE);
    assertSaid(2, result + use, "evaluate", result);
    assertSaid(2, result + use, "check", result);
    assertSaid(8, result + use, "check", result, INSTANCE);
    assertSaid(8, result + use, "solve", result);
  }

  @Test
  void anInstanceOrAPlanInPlaceOfAResult() {
    String solve = INSTANCE + " is an instance: sdedge solve " + INSTANCE + " -o DIR";
    assertSaid(8, solve, "explain", INSTANCE);
    assertSaid(8, solve, "report", INSTANCE);
    assertSaid(8, solve, "check", INSTANCE, INSTANCE);
    String evaluate = plan + " is a plan: sdedge evaluate INSTANCE " + plan + " -o DIR";
    assertSaid(8, evaluate, "explain", plan);
  }

  @Test
  void aPlanInPlaceOfAnInstanceAndTheOtherWayRound() {
    assertSaid(3, plan + " is a plan: sdedge evaluate INSTANCE ", "solve", plan);
    assertSaid(3, INSTANCE + " is an instance: sdedge solve ", "evaluate", INSTANCE, INSTANCE);
  }

  @Test
  void foldersOfOtherCommands() {
    Path sweep = folder.resolve("sweep");
    String axis = "batching.max_tasks_per_batch=2,3";
    Cli.run("sweep", INSTANCE, "--set", axis, "--methods", "goodput", "-o", sweep);
    assertSaid(3, " is a folder of sweep or bench: sdedge report " + sweep, "explain", sweep);
    Path compared = folder.resolve("compared");
    Cli.run("compare", INSTANCE, "--methods", "goodput", "-o", compared);
    assertSaid(3, " is a folder of compare: sdedge report RESULT ", "explain", compared);
    Path users = folder.resolve("users");
    Cli.run("capacity", INSTANCE, "--within=3s", "--draws=1", "--most=2", "-o", users);
    String folders = " is a folder of capacity: sdedge report " + users;
    assertSaid(3, folders, "explain", users);
    assertSaid(8, folders, "solve", users);
  }

  /** What is of the right kind, and wrong otherwise, is told as it is. */
  @Test
  void otherErrorsStay() {
    assertSaid(8, "no such file", "solve", folder.resolve("none.yaml"));
    assertSaid(2, "Missing required parameter: 'PLAN'", "simulate", INSTANCE);
    assertThat(Cli.run("simulate", INSTANCE).err()).doesNotContain(" is a");
  }
}
