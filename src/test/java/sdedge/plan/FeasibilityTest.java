package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Pipeline;
import sdedge.wireless.Allocation;

class FeasibilityTest {
  /** Three tasks that reserve 1 + 1 + 4 tokens each. */
  private static TinySystem threeTasks(double tokens) {
    return new TinySystem().drafter(1, INSTANT, tokens, 0).task(1, 1).task(1, 1).task(1, 1);
  }

  private static List<String> violations(TinySystem system, Cohort... cohorts) {
    return Feasibility.violations(
        system.instance(), TinySystem.plan(Pipeline.ASYNCHRONOUS, cohorts));
  }

  private static List<String> inSlots(TinySystem system, Cohort... cohorts) {
    return Feasibility.violations(system.instance(), TinySystem.plan(Pipeline.ROLLING, cohorts));
  }

  @Test
  void aFeasiblePlanHasNone() {
    Cohort plan = cohort(batch(4, 2, 0), batch(0, 1));

    assertThat(violations(threeTasks(18).caps(2, 3), plan)).isEmpty();
  }

  @Test
  void tasksMissingOrTwice() {
    assertThat(violations(threeTasks(100), cohort(batch(1, 0), batch(1, 0))))
        .containsExactly("task u1 is in batches 2 times", "in no batch: tasks u2, u3");
    assertThat(violations(threeTasks(100), cohort(batch(1, 0, 0, 1))))
        .containsExactly("task u1 is in batches 2 times", "in no batch: task u3");
  }

  @Test
  void lengthsOutOfRange() {
    assertThat(violations(threeTasks(100), cohort(batch(5, 0, 1), batch(-1, 2))))
        .containsExactly(
            "cohort 1, batch 1: length 5 must be in 0 to 4",
            "cohort 1, batch 2: length -1 must be in 0 to 4");
  }

  @Test
  void capsOnTaskCounts() {
    assertThat(violations(threeTasks(100).caps(1, 2), cohort(batch(1, 0, 1), batch(1, 2))))
        .containsExactly(
            "cohort 1, batch 1 has 2 tasks, at most 1 may be batched",
            "cohort 1 has 3 tasks, at most 2 may be resident together");
  }

  @Test
  void memoryOfBothNodesPerCohort() {
    TinySystem system = threeTasks(17).verifier(1, 8).caps(Batching.UNLIMITED, 3);

    assertThat(
            violations(
                system,
                new Cohort(List.of(batch(1, 0))),
                new Cohort(List.of(batch(1, 1), batch(1, 2)))))
        .containsExactly(
            "cohort 2: tasks u2, u3 do not fit in the memory of node mbs together:"
                + " 4 bytes are missing");
    assertThat(violations(system, cohort(batch(1, 0, 1, 2))))
        .containsExactlyInAnyOrder(
            "cohort 1: tasks u1, u2, u3 do not fit in the memory of node sbs1"
                + " together: 1 bytes are missing",
            "cohort 1: tasks u1, u2, u3 do not fit in the memory of node mbs"
                + " together: 10 bytes are missing");
  }

  /**
   * Of prompts of 1, 3 and 2 tokens with answers of 1: 3 + 3 + 3 tokens, and 5 more for each. A
   * batch of the last two alone reserves as much for each.
   */
  @Test
  void memoryOfPaddedPromptsPerCohort() {
    TinySystem system = threePrompts(23, 22).memory(Padding.LONGEST_INPUT, Residency.COHORT);

    assertThat(violations(system, cohort(batch(1, 0), batch(1, 1, 2))))
        .containsExactly(
            "cohort 1: tasks u1, u2, u3 do not fit in the memory of node mbs together:"
                + " 2 bytes are missing",
            "cohort 1: tasks u1, u2, u3 do not fit in the memory of node sbs1 together:"
                + " 1 bytes are missing");
    assertThat(violations(threePrompts(23, 22), cohort(batch(1, 0), batch(1, 1, 2)))).isEmpty();
    assertThat(violations(system, cohort(batch(1, 0)), cohort(batch(1, 1, 2)))).isEmpty();
  }

  @Test
  void memoryOfEachBatchAlone() {
    TinySystem system = threePrompts(15, 14).memory(Padding.LONGEST_INPUT, Residency.BATCH);

    assertThat(inSlots(system, cohort(batch(1, 0), batch(1, 1), batch(1, 2)))).isEmpty();
    assertThat(inSlots(system, cohort(batch(1, 0, 2), batch(1, 1)))).isEmpty();
    assertThat(inSlots(system, cohort(batch(1, 0), batch(1, 1, 2))))
        .containsExactly(
            "cohort 1, batch 2: tasks u2, u3 do not fit in the memory of node mbs together:"
                + " 2 bytes are missing",
            "cohort 1, batch 2: tasks u2, u3 do not fit in the memory of node sbs1 together:"
                + " 1 bytes are missing");
  }

  /** A drafter's prompts are as long as its own longest, at the verifier as that of all. */
  @Test
  void promptsOfOneDrafterArePaddedByItself() {
    TinySystem system =
        new TinySystem()
            .verifier(1, 19)
            .drafter(1, INSTANT, 6, 0)
            .task(1, 1)
            .drafter(1, INSTANT, 9, 0)
            .task(4, 1)
            .memory(Padding.LONGEST_INPUT, Residency.COHORT);

    assertThat(violations(system, cohort(batch(1, 0, 1)))).isEmpty();
    assertThat(violations(system.verifier(1, 17), cohort(batch(1, 0, 1))))
        .containsExactly(
            "cohort 1: tasks u1, u2 do not fit in the memory of node mbs together:"
                + " 1 bytes are missing");
  }

  /** Prompts of 1, 3 and 2 tokens, and room for tokens at the drafter and at the verifier. */
  private static TinySystem threePrompts(double here, double there) {
    return new TinySystem()
        .verifier(1, there)
        .drafter(1, INSTANT, here, 0)
        .task(1, 1)
        .task(3, 1)
        .task(2, 1);
  }

  @Test
  void emptyBatchesAndCohorts() {
    assertThat(
            violations(
                threeTasks(100),
                new Cohort(List.of()),
                new Cohort(List.of(batch(1, 0, 1, 2), batch(1)))))
        .containsExactly("cohort 1 has no batch", "cohort 2, batch 2 has no task");
  }

  @Test
  void allocationsThatCannotBeOrDoNotDeliver() {
    TinySystem system = new TinySystem().drafter(1, INSTANT, 100, 1).task(2, 1).task(3, 1);

    // One bit per second and hertz: 2 and 3 bits on a band of 1 Hz.
    assertThat(violations(system, explicit(window(2, 1, 0), window(5, 0, 1)))).isEmpty();
    assertThat(violations(system, explicit(window(2, 1, 0), window(4, 0, 1))))
        .containsExactly("allocation: task u2 gets 2.00000 of its 3.00000 bits");
    assertThat(violations(system, explicit(window(5, 1, 0.5), window(4, 0, 1))))
        .containsExactly(
            "allocation, drafter sbs1, window 1: shares add up to 1.5 Hz, the band has 1.0 Hz",
            "allocation, drafter sbs1, window 2 ends at 4.0 s, before it begins at 5.0 s");
  }

  @Test
  void lengthsThatEndsDoNotHave() {
    TinySystem system = new TinySystem().drafter(1, INSTANT, 100, 1).task(2, 1).task(3, 1);

    assertThat(violations(system, explicit(window(2, 1, 0), lasting(5, 3 * (1 + 5e-10)))))
        .isEmpty();
    assertThat(violations(system, explicit(window(2, 1, 0), lasting(5, 4.0))))
        .containsExactly(
            "allocation, drafter sbs1, window 2: length_s is 4.0 s, but its ends are 3.0 s apart");
    assertThat(violations(system, explicit(window(2, 1, 0), lasting(5, 3 * (1 + 2e-9)))))
        .hasSize(1);
    // Rounding of the end of a window that is far shorter than what was before.
    assertThat(violations(system, explicit(window(1e16, 1, 0), lasting(1e16, 3)))).isEmpty();
    assertThat(violations(system, explicit(window(1e16, 1, 0), lasting(1e16, 30)))).hasSize(1);
  }

  private static Allocation.Window lasting(double endS, double lengthS) {
    return new Allocation.Window(endS, lengthS, new TreeMap<>(Map.of(0, 0.0, 1, 1.0)));
  }

  @Test
  void theLocaleOfTheUserChangesNoDigit() {
    TinySystem system = new TinySystem().drafter(1, INSTANT, 100, 1).task(2, 1).task(3, 1);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(violations(system, explicit(window(5, 1, 0.5), window(6, 0, 1))))
          .containsExactly(
              "allocation, drafter sbs1, window 1: shares add up to 1.5 Hz, the band has 1.0 Hz");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Allocation.Window window(double endS, double first, double second) {
    return new Allocation.Window(endS, new TreeMap<>(Map.of(0, first, 1, second)));
  }

  private static Plan explicit(Allocation.Window... windows) {
    Allocation.Cell cell = new Allocation.Cell(0, List.of(windows));
    return TinySystem.plan(Pipeline.ROLLING, cohort(batch(1, 0, 1)))
        .with(new Allocation(List.of(cell)));
  }

  private static List<String> violations(TinySystem system, Plan plan) {
    return Feasibility.violations(system.instance(), plan);
  }

  @Test
  void tasksThatDoNotFitAlone() {
    assertThat(Feasibility.neverFits(threeTasks(5).verifier(1, 4).instance()))
        .hasSize(6)
        .first()
        .isEqualTo(
            "task u1 does not fit in the memory of node sbs1 even alone: 1 bytes are missing");
  }

  @Test
  void weightsThatDoNotFitAreNamedOnce() {
    assertThat(Feasibility.neverFits(threeTasks(-7).verifier(1, 1000).instance()))
        .containsExactly("the weights do not fit in the memory of node sbs1: 7 bytes are missing");
  }
}
