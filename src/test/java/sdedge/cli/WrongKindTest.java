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
    String simulate = " is a result: sdedge simulate " + INSTANCE + " " + plan;
    assertSaid(2, result + simulate, "simulate", result);
    assertSaid(8, result + simulate, "simulate", INSTANCE, result);
    assertSaid(8, result + simulate, "simulate", result, INSTANCE);
    assertSaid(2, "sdedge evaluate " + INSTANCE + " " + plan, "evaluate", result);
    assertSaid(2, "sdedge check " + INSTANCE + " " + result, "check", result);
    assertSaid(8, "sdedge check " + INSTANCE + " " + result, "check", result, INSTANCE);
    assertSaid(8, " is a result, not an instance, which was " + INSTANCE, "solve", result);
  }

  @Test
  void anInstanceOrAPlanInPlaceOfAResult() {
    String solve = INSTANCE + " is an instance: sdedge solve " + INSTANCE + " -o results/NAME";
    assertSaid(8, solve + " writes the directory that explain takes", "explain", INSTANCE);
    assertSaid(8, solve, "report", INSTANCE);
    assertSaid(8, solve, "check", INSTANCE, INSTANCE);
    String directory = " is the plan of a result: explain takes the directory " + result;
    assertSaid(8, plan + directory, "explain", plan);
  }

  @Test
  void aPlanInPlaceOfAnInstanceAndTheOtherWayRound() {
    assertSaid(3, plan + " is a plan, not an instance", "solve", plan);
    assertSaid(3, " is an instance, not a plan", "evaluate", INSTANCE, INSTANCE);
  }

  @Test
  void foldersOfOtherCommands() {
    Path sweep = folder.resolve("sweep");
    Cli.run(
        "sweep",
        INSTANCE,
        "--set",
        "batching.max_tasks_per_batch=2,3",
        "--methods",
        "goodput",
        "-o",
        sweep);
    assertSaid(3, " was written by sweep or bench: sdedge report " + sweep, "explain", sweep);
    Path compared = folder.resolve("compared");
    Cli.run("compare", INSTANCE, "--methods", "goodput", "-o", compared);
    assertSaid(3, " was written by compare: sdedge report RESULT ", "explain", compared);
  }

  /** What is of the right kind, and wrong otherwise, is told as it is. */
  @Test
  void otherErrorsStay() {
    assertSaid(8, "no such file", "solve", folder.resolve("none.yaml"));
    assertSaid(2, "Missing required parameter: 'PLAN'", "simulate", INSTANCE);
    assertThat(Cli.run("simulate", INSTANCE).err()).doesNotContain(" is a");
  }
}
