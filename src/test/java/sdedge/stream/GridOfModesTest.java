package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.plausibility.Plausibility.Figure;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.Execution;
import sdedge.timeline.Timeline;

/**
 * The table that a pass was looked up in is the one that is told. Every pass takes 10 ms wherever a
 * table says so, so that the share is a matter of counting.
 */
class GridOfModesTest {
  private static final int LENGTH = 4;
  private static final double PASS_S = 0.01;
  private static final String ROOFLINE =
      "latency_model: roofline, peak_flops: 1e14, flops_efficiency: 0.4, memory_bandwidth: 4e11,"
          + " bandwidth_efficiency: 0.8";

  @TempDir private Path folder;

  /** One task of prompt 128 and 3 tokens, of which a step gains 1.9375: 2 steps. */
  private Instance instance(String verifier, String own, String modes) throws Exception {
    table("small.csv", 8, 64);
    table("big.csv", 2048, 8192);
    Path file = folder.resolve("instance.yaml");
    Files.writeString(
        file,
        """
        version: 1
        name: tiny
        models:
          draft: {layers: 2, hidden: 64, parameters: 1e7}
          target: {layers: 4, hidden: 256, parameters: 1e8}
        verifier: {id: mbs, model: target, %s, memory_bytes: 48e9}
        drafters:
          - id: sbs1
            model: draft
            latency_model: table
            table: %s
            memory_bytes: 10e9
            modes: %s
            wireless: {bandwidth_hz: 20e6, noise_figure_db: 7}
            fronthaul: {rate_bps: 1e9, latency_s: 0.001, bits_per_prompt_token: 32, bits_per_draft_token: 32, bits_per_verdict: 64}
        speculation: {min_length: 4, max_length: 4}
        tasks:
          - {id: u1, input_tokens: 128, output_tokens: 3, acceptance: 0.5, tx_power_dbm: 23, channel_gain_db: -95}
        """
            .formatted(verifier, own, modes));
    return InstanceReader.read(file).with(Steps.MEAN);
  }

  private void table(String name, int tokens, int context) throws Exception {
    StringBuilder rows = new StringBuilder("new_tokens,context_tokens,seconds\n");
    for (int q : new int[] {1, tokens}) {
      for (int c : new int[] {0, context}) {
        rows.append(q).append(',').append(c).append(',').append(PASS_S).append('\n');
      }
    }
    Files.writeString(folder.resolve(name), rows);
  }

  private static Plan plan(Instance instance, Pipeline pipeline) {
    String mode = instance.drafters().get(0).modes().get(0).name();
    if (pipeline == Pipeline.CONTINUOUS) {
      List<GroupService.GroupRule> groups = List.of(new GroupService.GroupRule(1, LENGTH));
      return new Plan(Scope.BATCH, null, new GroupService(List.of(0), groups, Set.of(mode)));
    }
    DraftChoices all = new DraftChoices.SharedChoice(new DraftChoice(mode, LENGTH));
    List<Cohort> cohorts = List.of(new Cohort(List.of(new Batch(List.of(0), all))));
    return new Plan(pipeline, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, cohorts);
  }

  private static List<String> warnings(Instance instance, Pipeline pipeline) {
    return BeyondGrid.warnings(instance, executed(instance, pipeline));
  }

  private static Execution executed(Instance instance, Pipeline pipeline) {
    Plan plan = plan(instance, pipeline);
    return pipeline == Pipeline.CONTINUOUS
        ? ContinuousRun.execute(instance, plan)
        : Timeline.execute(instance, plan);
  }

  /** So many passes of 10 ms each are beyond the grid of a table. */
  private static void assertTold(
      Instance instance, Pipeline pipeline, String path, int passes, String farthest) {
    double share = 100 * passes * PASS_S / executed(instance, pipeline).makespanS();
    assertThat(warnings(instance, pipeline))
        .containsExactly(
            path
                + ".table: passes beyond its grid are "
                + Figure.of(share)
                + " % of the makespan, the farthest with "
                + farthest
                + " times its last, usually none. Maybe it ends too early?");
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void aDrafterIsNotToldThatDraftsAtTheVerifier(Pipeline pipeline) throws Exception {
    Instance instance = instance(ROOFLINE, "small.csv", "[{name: m, at: verifier}]");
    assertThat(warnings(instance, pipeline)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void aTableOfAModeIsToldThatIsTooSmall(Pipeline pipeline) throws Exception {
    Instance instance = instance(ROOFLINE, "big.csv", "[{name: m, table: small.csv}]");
    assertTold(instance, pipeline, "drafters[0].modes[0]", 8, "128 new_tokens, 16");
  }

  /** Two verifications, the first of the prompt and four drafts, and eight passes that draft. */
  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void theTableOfTheVerifierCountsBoth(Pipeline pipeline) throws Exception {
    String table = "latency_model: table, table: small.csv";
    Instance instance = instance(table, "big.csv", "[{name: m, at: verifier, model: target}]");
    assertTold(instance, pipeline, "verifier", 10, "132 new_tokens, 16.5");
  }
}
