package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** Who asks for JSON gets an object on standard output whatever happens. */
class ErrorJsonTest {
  @TempDir private Path folder;

  private static Map<String, Object> error(Ended ended, int code, String word) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    Map<String, Object> error = Json.parse(ended.out());
    assertThat(error)
        .containsEntry("status", "error")
        .containsEntry("exit_code", code)
        .containsEntry("error", word);
    return error;
  }

  @Test
  void problemsOfAnInstanceHaveTheirPlaces() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "version: 2\nname: x\n");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("solve", wrong, "--json"),
            List.of("compare", wrong, "--json"),
            List.of("sweep", wrong, "--tasks", "1", "--json"),
            List.of("check", wrong, folder, "--json"))) {
      Map<String, Object> error = error(Cli.run(command.toArray()), 3, "invalid-input");
      assertThat(Json.list(error.get("problems")))
          .contains(
              Map.of(
                  "file",
                  wrong.toString(),
                  "line",
                  1,
                  "column",
                  10,
                  "path",
                  "version",
                  "message",
                  "2 must be the integer 1"));
    }
  }

  @Test
  void anInfeasiblePlanHasACodeOfItsOwnAndItsReasons() throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, "cohorts: [[{tasks: [u1, u1], length: 60}]]");
    Ended evaluated = Cli.run("evaluate", Cli.ROLLING, plan, "--json");
    Ended simulated = Cli.run("simulate", Cli.ROLLING, plan, "--json");

    Map<String, Object> error = error(evaluated, 9, "infeasible-plan");
    assertThat(error).containsEntry("message", plan + ": the plan is infeasible");
    assertThat(Json.list(error.get("reasons")))
        .hasSize(3)
        .anySatisfy(reason -> assertThat(reason).asString().contains("u1 is in batches 2 times"));
    assertThat(simulated).isEqualTo(evaluated);
    assertThat(Cli.run("evaluate", Cli.ROLLING, plan, "--csv", "-").code()).isEqualTo(9);
  }

  @Test
  void soDoOtherMistakes() {
    assertThat(
            error(Cli.run("solve", "x", "--method", "goodpt", "--json"), 2, "usage").get("message"))
        .asString()
        .contains("Maybe `goodput` was meant?");
    assertThat(error(Cli.run("solve", "no.yaml", "--json"), 8, "io-failed").get("message"))
        .asString()
        .contains("no.yaml");
    Ended refused = Cli.run("solve", Cli.ROLLING, "--method", "fixed-length:64", "--json");
    assertThat(error(refused, 3, "invalid-input").get("message"))
        .asString()
        .contains("length must be at most max_length");
    assertThat(Cli.run("solve", "no.yaml").out()).isEmpty();
  }

  /**
   * As the parser sees them: whatever else is wrong, and not where the word means something else.
   */
  @Test
  void theArgumentsDecideAsTheyAreParsed() {
    for (List<Object> asked :
        List.<List<Object>>of(
            List.of("solve", "x", "--threads", "0", "--json"),
            List.of("solve", "x", "--threads", "zero", "--gap", "2", "--json"),
            List.of("solve", "x", "--json", "--no-such-option"),
            List.of("solve", "--json=true", "x", "--threads", "0"),
            List.of("-v", "bench", "--json"),
            List.of("sweep", "--json", "x", "--set"),
            List.of("compare", "x", "--csv", "-", "--json"))) {
      error(Cli.run(asked.toArray()), 2, "usage");
    }
    for (List<Object> other :
        List.<List<Object>>of(
            List.of("solve", "x", "--threads", "0"),
            List.of("solve", "x", "--threads", "0", "--json=false"),
            List.of("solve", "--threads", "0", "--", "--json"),
            List.of("sweep", "x", "--set", "a=--json", "--threads", "0"),
            List.of("schema", "--json"))) {
      Ended ended = Cli.run(other.toArray());
      assertThat(ended.code()).as(ended.err()).isEqualTo(2);
      assertThat(ended.out()).as(other.toString()).isEmpty();
    }
    assertThat(Cli.run("solve", "no.yaml", "--", "--json").code()).isEqualTo(2);
    assertThat(Cli.run("validate", "--", "--json").out()).doesNotContain("{");
  }

  @Test
  void validateTellsOfEveryFile() {
    String malformed = "src/test/resources/malformed/bad-names.yaml";
    Ended ended = Cli.run("validate", Cli.ROLLING, malformed, "no.yaml", "--json");

    assertThat(ended.code()).isEqualTo(8);
    List<Object> files = Json.list(Json.parse(ended.out()).get("files"));
    assertThat(Json.map(files.get(0)))
        .isEqualTo(Map.of("file", Cli.ROLLING, "valid", true, "tasks", 6, "drafters", 1));
    assertThat(Json.map(files.get(1))).containsEntry("valid", false).containsKey("problems");
    assertThat(Json.list(Json.map(files.get(2)).get("problems"))).hasSize(1);
  }

  @Test
  void benchPrintsItsMedians() {
    Ended ended =
        Cli.line(
            "bench "
                + Cli.ROLLING
                + " --methods dp,exhaustive --repeats 1 --warmup 0 -o "
                + folder.resolve("bench")
                + " --json");

    assertThat(ended.code()).isZero();
    Map<String, Object> summary = Json.parse(ended.out());
    assertThat(summary).containsEntry("reference", "dp");
    assertThat(Json.map(Json.list(summary.get("rows")).get(1)))
        .containsEntry("method", "exhaustive")
        .containsEntry("optimal", 1)
        .containsEntry("wall_ratio", null);
  }
}
