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
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

class SlotPipelineTest {
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

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
  void synchronousBeginsAStepAfterTheLastVerdict() {
    Cohort plan = cohort(batch(1, 0), batch(3, 1));

    Execution execution = execute(twoTasksOfTwoSteps(), Pipeline.SYNCHRONOUS, plan);

    // 0-1, 1-4, 4-6, then again 6-7, 7-10, 10-12.
    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 3, 9), new Milestones(0, 6, 12));
    assertThat(execution.components()).isEqualTo(new Components(0, 8, 0, 4, 0));
  }

  @Test
  void sequentialOverlapsNothing() {
    Cohort plan = cohort(batch(1, 0), batch(3, 1));

    Execution execution = execute(twoTasksOfTwoSteps(), Pipeline.SEQUENTIAL, plan);

    // Per step 1 + 2 + 3 + 2.
    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 3, 11), new Milestones(0, 8, 16));
    assertThat(execution.components()).isEqualTo(new Components(0, 8, 0, 8, 0));
  }

  @Test
  void aBatchAloneCannotOverlapItself() {
    Cohort plan = cohort(batch(1, 0, 1));

    for (Pipeline pipeline : RandomRun.SLOTTED) {
      assertThat(execute(twoTasksOfTwoSteps(), pipeline, plan).makespanS()).isEqualTo(6);
    }
  }

  @Test
  void aTieIsTheVerifiers() {
    Cohort plan = cohort(batch(2, 0), batch(2, 1));

    Execution execution = execute(twoTasksOfTwoSteps(), Pipeline.ROLLING, plan);

    // Only the first slot, 0-2, is drafting alone; four slots of 2 and 2 follow.
    assertThat(execution.components()).isEqualTo(new Components(0, 2, 0, 8, 2 + 2 + 2));
  }

  @Test
  void uploadsDelayTheFirstStepOnly() {
    TinySystem system =
        new TinySystem().verifier(2).drafter(1, INSTANT, NO_LIMIT, 1).task(3, 1).task(5, 1);
    Cohort plan = cohort(batch(1, 0), batch(1, 1));

    Execution rolling = execute(system, Pipeline.ROLLING, plan);
    Execution sequential = execute(system, Pipeline.SEQUENTIAL, plan);

    // Ready at 3 and 8. Slots 0-4, 4-9 (waits from 4 to 8, though the verifier works), 9-11.
    assertThat(rolling.makespanS()).isEqualTo(11);
    assertThat(rolling.components()).isEqualTo(new Components(3 + 4, 2, 0, 2, 0));
    // The verifier works until 6, and only then is there nothing but waiting.
    assertThat(sequential.makespanS()).isEqualTo(11);
    assertThat(sequential.components()).isEqualTo(new Components(3 + 2, 2, 0, 4, 0));
  }

  @Test
  void cohortsRunOneAfterTheOther() {
    TinySystem system = twoTasksOfTwoSteps();

    Execution execution =
        Timeline.execute(
            system.instance(),
            TinySystem.plan(Pipeline.ROLLING, cohort(batch(1, 0)), cohort(batch(3, 1))));

    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 3, 6), new Milestones(0, 6 + 5, 6 + 10));
  }

  @Test
  void linksBelongToTheSideThatUsesThem() {
    Fronthaul link = new Fronthaul(1, 1, 1, 1, 1);
    TinySystem system = new TinySystem().verifier(2).drafter(1, link).task(4, 1).task(1, 1);

    Execution execution = execute(system, Pipeline.ROLLING, cohort(batch(1, 0), batch(0, 1)));

    assertThat(Stages.of(execution))
        .containsExactly(
            "sbs1 c1 b1 n1 draft 0-1",
            "sbs1 c1 b1 n1 fronthaul_up 1-7",
            "mbs c1 b1 n1 verify 7-9",
            "sbs1 c1 b1 n1 fronthaul_down 9-11",
            "sbs1 c1 b2 n1 fronthaul_up 7-9",
            "mbs c1 b2 n1 verify 11-13",
            "sbs1 c1 b2 n1 fronthaul_down 13-15");
    assertThat(execution.components()).isEqualTo(new Components(0, 1, 6 + 2 + 2, 2 + 2, 0));
  }

  @Test
  void partsDraftSideBySideAndAreVerifiedTogether() {
    Fronthaul far = new Fronthaul(1, 2, 0, 0, 0);
    TinySystem system =
        new TinySystem().verifier(4).drafter(3, INSTANT).task(1, 2).drafter(1, far).task(1, 1);

    Execution execution = execute(system, Pipeline.ROLLING, cohort(batch(1, 0, 1)));

    // Both sides take 3 in step 1, so the first drafter is critical; the far verdict takes 2.
    assertThat(Stages.of(execution))
        .containsExactly(
            "sbs1 c1 b1 n1 draft 0-3",
            "sbs2 c1 b1 n1 draft 0-1",
            "sbs1 c1 b1 n1 fronthaul_up 3-3",
            "sbs2 c1 b1 n1 fronthaul_up 1-3",
            "mbs c1 b1 n1 verify 3-7",
            "sbs1 c1 b1 n1 fronthaul_down 7-7",
            "sbs2 c1 b1 n1 fronthaul_down 7-9",
            "sbs1 c1 b1 n2 draft 9-12",
            "sbs1 c1 b1 n2 fronthaul_up 12-12",
            "mbs c1 b1 n2 verify 12-16",
            "sbs1 c1 b1 n2 fronthaul_down 16-16");
    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 9, 16), new Milestones(0, 9, 9));
    assertThat(execution.components()).isEqualTo(new Components(0, 3 + 3, 2, 4 + 4, 0));
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
