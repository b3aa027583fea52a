package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** Results are held against the question as it was searched, not as the file asks it. */
class QuestionAsSearchedIT {
  private static final String SEAMS = "src/test/resources/reference/hard/seams/";

  @TempDir private Path folder;

  private Ended solve(String instance, String options) {
    List<Object> argv = new ArrayList<>(List.of("solve", instance, "-o", folder.resolve("result")));
    argv.addAll(Arrays.asList(options.split(" ")));
    return Cli.run(argv.toArray());
  }

  private Map<String, Object> summary() throws Exception {
    return Cli.summary(folder.resolve("result"));
  }

  @ParameterizedTest
  @CsvSource({
    "instances/slow-uplink.yaml, --scope global",
    "instances/slow-uplink.yaml, --set speculation.scope=global",
    "instances/quickstart.yaml, --set speculation.scope=global --scope batch",
    "instances/quickstart.yaml, --method greedy --bound-all",
    SEAMS
        + "milp-7107-000.yaml, --method milp:highs --pipeline sequential --scope drafter"
        + " --order upload-asc --uplink equal-finish",
    SEAMS
        + "async-7106-001.yaml, --pipeline asynchronous --scope global --order given"
        + " --uplink proportional",
    SEAMS + "answers-7109-000.yaml, --threads 1",
  })
  void whatIsRightIsWrittenAndChecked(String instance, String options) {
    Ended ended = solve(instance, options);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).doesNotContain("bug");
    Ended checked = Cli.run("check", instance, folder.resolve("result"));
    assertThat(checked.code()).as(checked.out()).isZero();
  }

  @Test
  void aSchemeIsBoundedByWhatBoundsAllPolicies() throws Exception {
    solve("instances/quickstart.yaml", "--method greedy --bound-all");
    Map<String, Object> summary = summary();
    assertThat(summary.get("bound_s")).isNotNull().isEqualTo(summary.get("bound_all_s"));
    Map<String, Object> run = Json.parse(Files.readString(folder.resolve("result/run.json")));
    assertThat(Json.map(run.get("options"))).containsEntry("bound_all", true);
  }

  /** Policies draft one token at least, which is faster here. */
  @Test
  void aPlanThatDraftsLessThanPoliciesMayIsNotBoundedByThem() throws Exception {
    Ended ended = solve(SEAMS + "milp-7107-000.yaml", "--method autoregressive --bound-all");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("(--bound-all): the plan drafts less than min_length");
    assertThat(summary()).containsEntry("bound_s", null).doesNotContainKey("bound_all_s");
  }

  @Test
  void withoutAModeInCommonThereIsNoPlanOfScopeGlobal() throws Exception {
    Ended ended =
        solve(
            SEAMS + "drafts-7201-001.yaml",
            "--scope global --pipeline rolling --order output-asc --uplink min-sum");
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(summary()).containsEntry("status", "infeasible");
  }

  /** The first mode alone does not fit, with which {@code random} plans. */
  @Test
  void aSchemeMayLeaveNoPlanWhereThereIsOne() {
    String instance = SEAMS + "first-mode.json";
    assertThat(solve(instance, "--method dp").code()).isZero();
    Ended ended = solve(instance, "--method random");
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.out()).contains("no choice of draft modes that is searched");
  }

  /** The mean of the draws of one task may be the bound itself. */
  @Test
  void noSearchEndsAtAGapThatWasNotAskedFor() throws Exception {
    Ended ended =
        solve(SEAMS + "one-task.json", "--method continuous --steps expected --threads 1");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(summary())
        .containsEntry("status", "feasible")
        .containsEntry("termination", "completed");
  }

  /** The search moves tasks, and enumeration keeps to the order asked for. */
  @Test
  void anAsynchronousPlanInNoOrderMayBeatTheOptimumOfAnOrder() {
    Ended ended =
        Cli.run("compare", SEAMS + "no-order.json", "--methods", "dp,exhaustive", "--csv", "-");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Cli.lines(ended.out()).get(1)).startsWith("no-order,dp,feasible,completed,2.66151");
    assertThat(Cli.lines(ended.out()).get(2))
        .startsWith("no-order,exhaustive,optimal,completed,2.69134");
  }
}
