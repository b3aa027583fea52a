package sdedge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Tasks that join one by one in draft modes: u1 drafts at the verifier in 0.25 s a pass, u2 at its
 * drafter in 0.125 s. They gain a token a round, three in all, and the verifier takes 0.5 s.
 */
class JoiningModesTest {
  private static final DraftMode NEAR = TinyModes.atVerifier("near", 0.25);
  private static final DraftMode FAR = TinyModes.atDrafter("far", 0.125);

  private static Instance instance(DraftMode near) {
    Instance plain =
        new TinySystem()
            .verifier(0.5)
            .drafter(9, TinySystem.INSTANT)
            .task(1, 3)
            .drafter(9, TinySystem.INSTANT)
            .task(1, 3)
            .instance();
    return TinyModes.with(TinyModes.with(plain, 0, near), 1, FAR, TinyModes.atVerifier("slow", 7))
        .withOptions(Pipeline.CONTINUOUS, null, null, null);
  }

  private static Plan plan(double wait, Map<Integer, String> modes) {
    JoiningService service = new JoiningService(List.of(0, 1), wait, Map.of(0, 2, 1, 2));
    return new Plan(Scope.BATCH, null, service.in(new TreeMap<>(modes)));
  }

  private static double seconds(DraftMode near, double wait) {
    Plan plan = plan(wait, Map.of(0, "near", 1, "far"));
    return PlanExecution.execute(instance(near), plan).makespanS();
  }

  /** In every process: what is written of them is the same. */
  @Test
  void modesComeInTheOrderOfTheirDrafters() {
    Map<Integer, String> modes = Map.of(0, "e", 1, "b", 2, "d", 3, "a", 4, "c", 5, "b");
    assertThat(new JoiningService(List.of(0), 0, Map.of()).in(new TreeMap<>(modes)).loaded())
        .containsExactly("e", "b", "d", "a", "c");
  }

  /** Passes of two at 0.25 and 1.5 s, and one without drafts at 2.5 s. */
  @Test
  void passesBeginWithTheDraftsThatAreMadeThere() {
    assertThat(seconds(NEAR, 1)).isEqualTo(3);
  }

  /** u1 is verified at 0, 1 (with u2) and 2 s, u2 then at 2.5 and 3 s. */
  @Test
  void whoDraftsAtTheVerifierWaitsForNoVerdict() {
    assertThat(seconds(NEAR, 0)).isEqualTo(3.5);
  }

  @Test
  void aBlockIsOnePass() {
    DraftMode block = new DraftMode("near", NEAR.model(), true, true, NEAR.table(), NEAR.numbers());

    assertThat(seconds(block, 1)).isEqualTo(2.5);
  }

  @Test
  void stagesSayWhichModeDraftsWhere() {
    Instance instance = instance(NEAR);
    Execution execution = PlanExecution.execute(instance, plan(1, Map.of(0, "near", 1, "far")));

    List<StageRun> drafts =
        execution.stages().filter(run -> run.stage() == Stage.DRAFT && run.step() == 1).toList();
    assertThat(drafts).extracting(StageRun::drafter).containsExactly(null, 1);
    assertThat(drafts).extracting(StageRun::mode).containsExactly("near", "far");
    assertThat(drafts).extracting(StageRun::startS).containsExactly(0.25, 0.0);
    assertThat(drafts).extracting(StageRun::newTokens).containsExactly(2.0, 2.0);
  }

  @Test
  void whoListsModesNeedsOne() {
    assertThat(Feasibility.violations(instance(NEAR), plan(1, Map.of(1, "far"))))
        .containsExactly("drafter sbs1 needs a draft mode, one of [near]");
    assertThat(Feasibility.violations(instance(NEAR), plan(1, Map.of(0, "slow", 1, "slow"))))
        .containsExactly("drafter sbs1 has no draft mode slow of [near]");
  }
}
