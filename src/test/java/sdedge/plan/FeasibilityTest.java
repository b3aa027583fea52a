package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;
import static sdedge.TinySystem.cohorts;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Pipeline;

class FeasibilityTest {
  /** Three tasks that reserve 1 + 1 + 4 tokens each. */
  private static TinySystem threeTasks(double tokens) {
    return new TinySystem().drafter(1, INSTANT, tokens, 0).task(1, 1).task(1, 1).task(1, 1);
  }

  private static List<String> violations(TinySystem system, DrafterPlan... drafters) {
    return Feasibility.violations(
        system.instance(), TinySystem.plan(Pipeline.ASYNCHRONOUS, drafters));
  }

  @Test
  void aFeasiblePlanHasNone() {
    DrafterPlan plan = cohort(0, batch(4, 2, 0), batch(0, 1));

    assertThat(violations(threeTasks(18).caps(2, 3), plan)).isEmpty();
  }

  @Test
  void tasksMissingOrTwice() {
    assertThat(violations(threeTasks(100), cohort(0, batch(1, 0), batch(1, 0))))
        .containsExactly("task u1 is in batches 2 times", "in no batch: tasks u2, u3");
    assertThat(violations(threeTasks(100), cohort(0, batch(1, 0, 0, 1))))
        .containsExactly("task u1 is in batches 2 times", "in no batch: task u3");
  }

  @Test
  void aTaskOfAnotherDrafter() {
    TinySystem system =
        new TinySystem().drafter(1, INSTANT).task(1, 1).drafter(1, INSTANT).task(1, 1);

    assertThat(violations(system, cohort(0, batch(1, 0), batch(1, 1))))
        .containsExactly("drafter sbs1, cohort 1, batch 2: task u2 belongs to drafter sbs2");
  }

  @Test
  void aDrafterTwice() {
    assertThat(violations(threeTasks(100), cohort(0, batch(1, 0, 1)), cohort(0, batch(1, 2))))
        .containsExactly("drafter sbs1 has more than one plan");
  }

  @Test
  void lengthsOutOfRange() {
    assertThat(violations(threeTasks(100), cohort(0, batch(5, 0, 1), batch(-1, 2))))
        .containsExactly(
            "drafter sbs1, cohort 1, batch 1: length 5 must be in 0 to 4",
            "drafter sbs1, cohort 1, batch 2: length -1 must be in 0 to 4");
  }

  @Test
  void capsOnTaskCounts() {
    assertThat(violations(threeTasks(100).caps(1, 2), cohort(0, batch(1, 0, 1), batch(1, 2))))
        .containsExactly(
            "drafter sbs1, cohort 1, batch 1 has 2 tasks, at most 1 may be batched",
            "drafter sbs1, cohort 1 has 3 tasks, at most 2 may be resident together");
  }

  @Test
  void memoryOfBothNodesPerCohort() {
    TinySystem system = threeTasks(17).verifier(1, 8).caps(Batching.UNLIMITED, 3);

    assertThat(
            violations(
                system,
                cohorts(
                    0,
                    new Cohort(List.of(batch(1, 0))),
                    new Cohort(List.of(batch(1, 1), batch(1, 2))))))
        .containsExactly(
            "drafter sbs1, cohort 2: tasks u2, u3 do not fit in the memory of node mbs together:"
                + " 4 bytes are missing");
    assertThat(violations(system, cohort(0, batch(1, 0, 1, 2))))
        .containsExactly(
            "drafter sbs1, cohort 1: tasks u1, u2, u3 do not fit in the memory of node sbs1"
                + " together: 1 bytes are missing",
            "drafter sbs1, cohort 1: tasks u1, u2, u3 do not fit in the memory of node mbs"
                + " together: 10 bytes are missing");
  }

  @Test
  void emptyBatchesAndCohorts() {
    assertThat(
            violations(
                threeTasks(100),
                cohorts(
                    0, new Cohort(List.of()), new Cohort(List.of(batch(1, 0, 1, 2), batch(1))))))
        .containsExactly(
            "drafter sbs1, cohort 1 has no batch", "drafter sbs1, cohort 2, batch 2 has no task");
  }

  @Test
  void slotsWithSeveralDrafters() {
    TinySystem system =
        new TinySystem().drafter(1, INSTANT).task(1, 1).drafter(1, INSTANT).task(1, 1);
    Plan plan = TinySystem.plan(Pipeline.ROLLING, cohort(0, batch(1, 0)), cohort(1, batch(1, 1)));

    assertThat(Feasibility.violations(system.instance(), plan))
        .containsExactly("pipeline rolling is defined for one drafter, not for 2");
  }

  @Test
  void tasksThatDoNotFitAlone() {
    assertThat(Feasibility.tasksThatNeverFit(threeTasks(5).verifier(1, 4).instance()))
        .hasSize(6)
        .first()
        .isEqualTo(
            "task u1 does not fit in the memory of node sbs1 even alone: 1 bytes are missing");
  }
}
