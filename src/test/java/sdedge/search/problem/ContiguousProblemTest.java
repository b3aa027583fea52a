package sdedge.search.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;

/** How far cohorts and batches reach, what batches may choose, and what cuts stand for, by hand. */
class ContiguousProblemTest {
  /** Five tasks of 1 + 1 + 4 reserved tokens; the drafter has room for some. */
  private static TinySystem fiveTasks(double tokens) {
    TinySystem system = new TinySystem().drafter(1, INSTANT, tokens, 0);
    for (int k = 0; k < 5; k++) {
      system.task(1, 1);
    }
    return system;
  }

  private static ContiguousProblem problem(Instance instance, int... lengths) {
    return ContiguousProblem.of(
        instance,
        TaskOrder.GIVEN,
        new int[] {0, 1, 2, 3, 4},
        UplinkPolicy.SEQUENTIAL,
        Pipeline.ROLLING,
        DraftChoice.ofLengths(lengths));
  }

  /** A second mode takes the room of a task; without it batches reach further, if not cohorts. */
  @Test
  void aSetOfModesIsKeptUnderWhichBatchesReachFurther() {
    Model light = new Model("light", 1, 1, 1, 0, 1);
    Model heavy = new Model("heavy", 1, 1, 1, 6, 1);
    for (Residency residency : Residency.values()) {
      Instance instance =
          TinyModes.with(
              fiveTasks(24).memory(Padding.NONE, residency).instance(),
              0,
              TinyModes.atDrafter("a", 1).with(light),
              TinyModes.atDrafter("b", 1).with(heavy));
      List<ContiguousProblem> kept = problem(instance, 0).withEach(ChoiceSets.of(instance));
      assertThat(kept.stream().map(each -> each.set().loaded()))
          .as(residency.toString())
          .containsExactly(Set.of("a", "b"), Set.of("a"), Set.of());
      assertThat(kept.get(0).batchReach()).containsExactly(3, 4, 5, 5, 5);
      assertThat(kept.get(1).batchReach()).containsExactly(4, 5, 5, 5, 5);
    }
  }

  /** Of cohorts of four and one, batches of two at most. */
  @Test
  void evenCutsFillCohortsFromTheirBeginning() {
    ContiguousProblem problem = problem(fiveTasks(100).caps(3, 4).instance(), 1, 2);

    Partition one = Partition.maximal(problem);
    assertThat(one.batchEnds()).containsExactly(3, 4, 5);
    assertThat(one.cohortEnds()).containsExactly(4, 5);

    Partition two = Partition.even(problem, 2);
    assertThat(two.batchEnds()).containsExactly(2, 4, 5);
    assertThat(two.choices())
        .containsExactly(choice(1), choice(1), choice(1)); // the first of all that there are
  }

  private static DraftChoices choice(int length) {
    return new DraftChoices.SharedChoice(length);
  }

  @Test
  void cutsAndPlansTellTheSame() {
    ContiguousProblem problem = problem(fiveTasks(100).caps(3, 2).instance(), 1, 2);
    Partition cuts = Partition.even(problem, 2).with(DraftChoice.of(2), problem);

    Plan plan = cuts.plan(problem);

    assertThat(plan.cohorts().stream().map(cohort -> cohort.batches().size()))
        .containsExactly(2, 2, 1);
    assertThat(plan.tasks()).containsExactly(0, 1, 2, 3, 4);
    assertThat(plan.lengths()).containsExactly(2, 2, 2, 2, 2);
    assertThat(Partition.of(plan)).isEqualTo(cuts);
  }

  /** A set that shares a batch forbids the cuts in it; one that is apart ends batches before. */
  @Test
  void constraintsLeaveTheBatchesThatKeepThem() {
    ContiguousProblem free = problem(fiveTasks(100).caps(9, 9).instance(), 1);
    ContiguousProblem together = free.with(new BatchConstraints(List.of(Set.of(1, 3)), List.of()));
    assertThat(together.cuts()).containsExactly(true, true, false, false, true, true);
    assertThat(together.choices().allowed(0, 2)).isEmpty();
    assertThat(together.choices().allowed(1, 4)).containsExactly(choice(1));
    assertThat(together.isPossible()).isTrue();
    assertThat(together.withSingleTasks().isPossible()).isFalse();

    ContiguousProblem apart = free.with(new BatchConstraints(List.of(), List.of(Set.of(1, 3))));
    assertThat(apart.batchReach()).containsExactly(3, 3, 5, 5, 5);
  }

  /** Two drafters in turn, the first of three modes, the second of two others. */
  private static ContiguousProblem ofModes(Scope scope, int least) {
    Instance tiny =
        new TinySystem().drafter(1, INSTANT).task(1, 1).drafter(1, INSTANT).task(1, 1).instance();
    Instance first =
        TinyModes.with(
            tiny,
            0,
            TinyModes.atDrafter("ids", 1),
            TinyModes.atDrafter("probs", 1),
            TinyModes.atDrafter("both", 1));
    Instance both =
        TinyModes.with(
            first, 1, TinyModes.atDrafter("block", 1), TinyModes.atVerifier("server", 1));
    Instance scoped = both.withOptions(null, null, null, scope);
    List<DraftChoice> choices =
        List.of("ids", "probs", "both", "block", "server").stream()
            .map(mode -> new DraftChoice(mode, 1))
            .toList();
    List<DraftChoice> all =
        least == 0 ? List.of(DraftChoice.NONE, choices.get(0), choices.get(3)) : choices;
    return ContiguousProblem.of(
        scoped, TaskOrder.GIVEN, new int[] {0, 1}, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING, all);
  }

  @Test
  void withoutAModeInCommonDraftersShareNoBatchThatDrafts() {
    ContiguousProblem perBatch = ofModes(Scope.BATCH, 1);
    assertThat(perBatch.batchReach()).containsExactly(1, 2);
    assertThat(perBatch.choices().count(1, 2)).isEqualTo(2);

    ContiguousProblem orNone = ofModes(Scope.BATCH, 0);
    assertThat(orNone.batchReach()).containsExactly(2, 2);
    assertThat(orNone.choices().allowed(0, 2)).containsExactly(choice(0));
  }

  @Test
  void oneModeInCommonIsEnoughForABatch() {
    Instance instance = ofModes(Scope.BATCH, 1).instance();
    Instance alike =
        TinyModes.with(instance, 1, TinyModes.atDrafter("ids", 1), TinyModes.atVerifier("s", 1));
    ContiguousProblem problem =
        ContiguousProblem.of(
            alike,
            TaskOrder.GIVEN,
            new int[] {0, 1},
            UplinkPolicy.SEQUENTIAL,
            Pipeline.ROLLING,
            List.of(new DraftChoice("probs", 1), new DraftChoice("ids", 1)));
    assertThat(problem.batchReach()).containsExactly(2, 2);
    assertThat(problem.choices().first(0, 2)).isEqualTo(new DraftChoice("ids", 1));
  }

  /** Three modes and two make six vectors; in common they have none. */
  @Test
  void partsOfABatchChooseEachForItself() {
    ContiguousProblem perPart = ofModes(Scope.DRAFTER, 1);
    assertThat(perPart.batchReach()).containsExactly(2, 2);
    assertThat(perPart.choices().count(0, 2)).isEqualTo(6);
    TreeMap<Integer, DraftChoice> last = new TreeMap<>();
    last.put(0, new DraftChoice("both", 1));
    last.put(1, new DraftChoice("server", 1));
    assertThat(perPart.choices().allowed(0, 2)).hasSize(6).endsWith(DraftChoices.of(last));
    assertThat(perPart.choices().states()).isEqualTo(3 + 6 + 2);
    assertThat(perPart.withCommonChoices().batchReach()).containsExactly(1, 2);
  }
}
