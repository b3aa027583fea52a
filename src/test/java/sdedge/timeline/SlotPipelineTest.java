package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

class SlotPipelineTest {

  /** Drafting takes 1 s per token, verification 2 s. */
  private static TinySystem twoTasksOfTwoSteps() {
    return new TinySystem().verifier(2).drafter(1, INSTANT).task(1, 2).task(1, 2);
  }

  private static Execution execute(TinySystem system, Pipeline pipeline, Cohort cohort) {
    return Timeline.execute(system.instance(), TinySystem.plan(pipeline, cohort));
  }

  @Test
  void rollingDraftsTheNextStepInTheLastSlot() {
    Cohort plan = cohort(batch(1, 0), batch(3, 1));

    Execution execution = execute(twoTasksOfTwoSteps(), Pipeline.ROLLING, plan);

    // Slots: 0-1, 1-4 (draft wins), 4-6, 6-9 (draft wins), 9-11.
    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly(
            "sbs1 c1 b1 n1 0-1", "sbs1 c1 b1 n2 4-5", "sbs1 c1 b2 n1 1-4", "sbs1 c1 b2 n2 6-9");
    assertThat(Stages.of(execution, Stage.VERIFY))
        .containsExactly(
            "mbs c1 b1 n1 1-3", "mbs c1 b1 n2 6-8", "mbs c1 b2 n1 4-6", "mbs c1 b2 n2 9-11");
    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 3, 8), new Milestones(0, 6, 11));
    assertThat(execution.components()).isEqualTo(new Components(0, 1 + 3 + 3, 0, 2 + 2, 0));
  }

  /** A little more of either side turns what the makespan is made of from one into the other. */
  @Test
  void slotsWithEqualSidesAreBalanced() {
    // The first slot is drafting alone, the last verification; the three between have both.
    assertThat(balancedS(1.01, Pipeline.ROLLING)).isCloseTo(3 * 2.02, within(1e-12));
    assertThat(balancedS(0.99, Pipeline.ROLLING)).isEqualTo(3 * 2);
    assertThat(balancedS(0.97, Pipeline.ROLLING)).isZero();
    assertThat(balancedS(1.03, Pipeline.ROLLING)).isZero();
    assertThat(balancedS(1, Pipeline.SYNCHRONOUS)).isEqualTo(2 * 2);
    assertThat(balancedS(1, Pipeline.SEQUENTIAL)).isZero();
  }

  /** Of two tasks of two steps, two drafts each, which are verified in 2 s. */
  private static double balancedS(double passS, Pipeline pipeline) {
    TinySystem system = new TinySystem().verifier(2).drafter(passS, INSTANT).task(1, 2).task(1, 2);
    Execution execution = execute(system, pipeline, cohort(batch(2, 0), batch(2, 1)));
    return Objects.requireNonNull(execution.components()).balancedS();
  }

  @Test
  void aTieIsTheVerifiers() {
    Cohort plan = cohort(batch(2, 0), batch(2, 1));

    Execution execution = execute(twoTasksOfTwoSteps(), Pipeline.ROLLING, plan);

    // Only the first slot, 0-2, is drafting alone; four slots of 2 and 2 follow.
    assertThat(execution.components()).isEqualTo(new Components(0, 2, 0, 8, 2 + 2 + 2));
  }

  /**
   * Tasks at three drafters that are as likely to have one token as two, which is a step each; the
   * last two are one batch. By law, and the mean over the eight outcomes.
   *
   * @param passS of the second drafter; the others take 1 s and the verifier 2 s
   */
  private static double[] byLawAndByOutcomes(double passS) {
    Plan plan = TinySystem.plan(Pipeline.ROLLING, cohort(batch(1, 0), batch(1, 1, 2)));
    double outcomes = 0;
    for (int of = 0; of < 8; of++) {
      Instance known = ofTokens(passS, 1 + of % 2, 1 + of / 2 % 2, 1 + of / 4).instance();
      outcomes += Timeline.execute(known, plan).makespanS() / 8;
    }
    return new double[] {Timeline.execute(byLaw(passS), plan).makespanS(), outcomes};
  }

  private static Instance byLaw(double passS) {
    Instance longest = ofTokens(passS, 2, 2, 2).instance();
    Acceptance none = Acceptance.of(0);
    AnswerLaw oneOrTwo =
        AnswerLaw.of(
            List.of(new AnswerLaw.Outcome(1, none, 1), new AnswerLaw.Outcome(2, none, 1)), 2, 1);
    List<Task> tasks = longest.tasks().stream().map(task -> task.with(oneOrTwo)).toList();
    return longest.with(tasks).with(Steps.EXPECTED);
  }

  private static TinySystem ofTokens(double passS, int first, int second, int third) {
    return new TinySystem()
        .verifier(2)
        .drafter(1, INSTANT)
        .task(1, first)
        .drafter(passS, INSTANT)
        .task(1, second)
        .drafter(1, INSTANT)
        .task(1, third);
  }

  /** Step 1 is over at 5 s; 2 s with the first task, else 1 s with one of the others; then 2 s. */
  @Test
  void theMeanIsThatOfAllOutcomesWhereASideIsThereOrNot() {
    double meanS = 5 + 2 / 2.0 + 1 * 3 / 8.0 + 2 * 3 / 4.0;
    assertThat(byLawAndByOutcomes(1)).containsExactly(meanS, meanS);
  }

  /**
   * Step 1 is over at 6 s; then 3 s with the second task, else 2 s with the first, else 1 s with
   * the third: 2.125 s. By law the drafters take 1.75/0.75 s where any is there, which is more than
   * the verifier does: 1.75 + 1 − 0.75.
   */
  @Test
  void aSideOfUnequalDraftersIsTakenAtItsMean() {
    assertThat(byLawAndByOutcomes(3)).containsExactly(6 + 2 + 1.5, 6 + 2.125 + 1.5);
  }

  /**
   * Sides are compared as they are where they are there, 2 s each: in step 1, while the first task
   * may go on, and with all of step 2, which is verified in 1 s in the mean and drafted alone in
   * half of 1.5 s.
   */
  @Test
  void sidesThatMayBeThereAreBalancedToo() {
    Plan plan = TinySystem.plan(Pipeline.ROLLING, cohort(batch(2, 0), batch(2, 1, 2)));
    Components parts = Timeline.execute(byLaw(1), plan).components();
    assertThat(Objects.requireNonNull(parts).balancedS()).isEqualTo(2 + 2 + (1 + 1.5 / 2));
  }
}
