package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.MAX_LENGTH;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Fronthaul;
import sdedge.instance.Pipeline;
import sdedge.plan.Cohort;

class AdmissionTest {
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  private static Execution execute(TinySystem system, Cohort... cohorts) {
    return Timeline.execute(system.instance(), TinySystem.plan(Pipeline.ASYNCHRONOUS, cohorts));
  }

  @Test
  void aBatchWaitsForTheUploadsOfThoseBeforeIt() {
    // Uploads end at 5 and 6; the batches want them in the opposite order.
    TinySystem system = new TinySystem().drafter(1, INSTANT, NO_LIMIT, 1).task(5, 1).task(1, 1);

    Execution given = execute(system, cohort(batch(1, 0), batch(1, 1)));
    Execution swapped = execute(system, cohort(batch(1, 1), batch(1, 0)));

    assertThat(Stages.of(given, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 5-6", "sbs1 c1 b2 n1 6-7");
    assertThat(Stages.of(swapped, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 1-2", "sbs1 c1 b2 n1 6-7");
  }

  @Test
  void aBatchThatDoesNotFitBlocksSmallerOnesBehindIt() {
    // Room for 40: u1 reserves 10 + 2 + 4, u2 20 + 1 + 4, u3 1 + 1 + 4.
    TinySystem system =
        new TinySystem().drafter(1, INSTANT, 40, 0).task(10, 2).task(20, 1).task(1, 1);

    Execution execution = execute(system, cohort(batch(1, 0), batch(1, 1), batch(1, 2)));

    // u1 leaves at 4. u3 would fit beside u1 at 0.
    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly(
            "sbs1 c1 b1 n1 0-1", "sbs1 c1 b1 n2 2-3", "sbs1 c1 b2 n1 4-5", "sbs1 c1 b3 n1 5-6");
  }

  @Test
  void memoryIsHeldUntilTheLastVerdictIsBack() {
    // Room for 18: u1 and u2 reserve 6 + 7, u3 6. u1 is done at 4, the batch only at 8.
    Fronthaul link = new Fronthaul(1, 1, 0, 0, 0);
    TinySystem system = new TinySystem().drafter(1, link, 18, 0).task(1, 1).task(1, 2).task(1, 1);

    Execution execution = execute(system, cohort(batch(1, 0, 1), batch(1, 2)));

    assertThat(execution.tasks().get(0).completionS()).isEqualTo(4);
    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 0-1", "sbs1 c1 b1 n2 4-5", "sbs1 c1 b2 n1 8-9");
  }

  @Test
  void theVerifierIsSharedByAllDrafters() {
    int each = 1 + 1 + MAX_LENGTH;
    TinySystem roomForTwo =
        new TinySystem()
            .verifier(1, 2 * each)
            .drafter(1, INSTANT)
            .task(1, 1)
            .drafter(1, INSTANT)
            .task(1, 1)
            .task(1, 1);

    Execution execution =
        execute(roomForTwo, cohort(batch(1, 0)), cohort(batch(1, 1), batch(1, 2)));

    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 0-1", "sbs2 c2 b1 n1 0-1", "sbs2 c2 b2 n1 2-3");
  }

  /** Prompts of 1 and 3 reserve 3 + 3 where they are padded, each for itself what it needs. */
  @Test
  void aBatchReservesRoomForItsOwnLongestPrompt() {
    Cohort[] plan = {cohort(batch(1, 0, 1)), cohort(batch(1, 2))};
    String first = "sbs1 c1 b1 n1 0-1";
    int all = (3 + 1 + MAX_LENGTH) * 2 + (1 + 1 + MAX_LENGTH);

    assertThat(Stages.of(execute(padded(all), plan), Stage.DRAFT))
        .containsExactly(first, "sbs1 c2 b1 n1 1-2");
    assertThat(Stages.of(execute(padded(all - 1), plan), Stage.DRAFT))
        .containsExactly(first, "sbs1 c2 b1 n1 2-3");
  }

  private static TinySystem padded(double tokens) {
    return new TinySystem()
        .drafter(1, INSTANT, tokens, 0)
        .task(1, 1)
        .task(3, 1)
        .task(1, 1)
        .memory(Padding.LONGEST_INPUT, Batching.Residency.COHORT);
  }

  /** A drafter has the longest prompt of its own tasks, the verifier that of the batch. */
  @Test
  void theVerifierReservesRoomForTheLongestPromptOfAllParts() {
    Cohort[] plan = {cohort(batch(1, 0, 1)), cohort(batch(1, 2))};
    int all = (3 + 1 + MAX_LENGTH) * 2 + (1 + 1 + MAX_LENGTH);
    for (int tokens : new int[] {all, all - 1}) {
      TinySystem system =
          new TinySystem()
              .verifier(1, tokens)
              .drafter(1, INSTANT, 1 + 1 + MAX_LENGTH, 0)
              .task(1, 1)
              .drafter(1, INSTANT)
              .task(3, 1)
              .task(1, 1)
              .memory(Padding.LONGEST_INPUT, Batching.Residency.COHORT);

      assertThat(Stages.of(execute(system, plan), Stage.DRAFT))
          .containsExactly(
              "sbs1 c1 b1 n1 0-1",
              "sbs2 c1 b1 n1 0-1",
              tokens == all ? "sbs2 c2 b1 n1 1-2" : "sbs2 c2 b1 n1 2-3");
    }
  }

  @Test
  void theHeadBlocksOtherDraftersToo() {
    // u1 and u2 do not fit beside each other; u3 of the other drafter comes after them.
    TinySystem system =
        new TinySystem()
            .drafter(1, INSTANT, 6, 0)
            .task(1, 1)
            .task(1, 1)
            .drafter(1, INSTANT)
            .task(1, 1);

    Execution execution = execute(system, cohort(batch(4, 0), batch(1, 1)), cohort(batch(1, 2)));

    // u1 is resident until 5.
    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 0-4", "sbs1 c1 b2 n1 5-6", "sbs2 c2 b1 n1 5-6");
  }

  @Test
  void theCapOnACohortHoldsForResidentTasksOfAllDrafters() {
    TinySystem system =
        new TinySystem()
            .caps(Batching.UNLIMITED, 1)
            .drafter(1, INSTANT)
            .task(1, 1)
            .drafter(1, INSTANT)
            .task(1, 1)
            .task(1, 1);

    Execution execution = execute(system, cohort(batch(1, 0)), cohort(batch(1, 1), batch(1, 2)));

    assertThat(Stages.of(execution, Stage.DRAFT))
        .containsExactly("sbs1 c1 b1 n1 0-1", "sbs2 c2 b1 n1 2-3", "sbs2 c2 b2 n1 4-5");
  }

  @Test
  void aBatchThatNeverFitsIsRefused() {
    TinySystem system = new TinySystem().drafter(1, INSTANT, 5, 0).task(1, 1);

    assertThatThrownBy(() -> execute(system, cohort(batch(1, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no room");
  }
}
