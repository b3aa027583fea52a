package sdedge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Batching.Padding;
import sdedge.instance.Batching.Residency;
import sdedge.instance.Pipeline;

/** What batches reserve together that need only fit alone; a token of a cache takes a byte. */
class ResidentBatchesTest {
  /** Prompts of 1, 3 and 2 tokens at one drafter, each with 1 + 4 tokens to come. */
  private static TinySystem threePrompts(double here, double there) {
    return new TinySystem()
        .verifier(1, there)
        .drafter(1, INSTANT, here, 0)
        .task(1, 1)
        .task(3, 1)
        .task(2, 1);
  }

  private static @Nullable ResidentBatches of(TinySystem system, Cohort... cohorts) {
    return ResidentBatches.of(system.instance(), TinySystem.plan(Pipeline.ROLLING, cohorts));
  }

  /** Batches of 7 + 7 and 8 bytes on a drafter with 16; the verifier has more. */
  @Test
  void batchesOfACohortAddUpOnTheNodeWithLeastRoom() {
    TinySystem system = threePrompts(16, 20).memory(Padding.LONGEST_INPUT, Residency.BATCH);

    ResidentBatches together =
        Objects.requireNonNull(of(system, cohort(batch(1, 0, 2), batch(1, 1))));

    assertThat(together.node().id()).isEqualTo("sbs1");
    assertThat(together.cohort()).isEqualTo(1);
    assertThat(together.batches()).isEqualTo(2);
    assertThat(together.bytes()).isEqualTo(7 + 7 + 8);
    assertThat(together.freeBytes()).isEqualTo(16);
    assertThat(
            of(
                threePrompts(20, 16).memory(Padding.NONE, Residency.BATCH),
                cohort(batch(1, 0), batch(1, 1, 2))))
        .extracting(each -> each.node().id(), ResidentBatches::bytes, ResidentBatches::freeBytes)
        .containsExactly("mbs", 6.0 + 8 + 7, 16.0);
  }

  @Test
  void theLargestCohortCounts() {
    TinySystem system = threePrompts(16, 20).memory(Padding.NONE, Residency.BATCH);

    assertThat(of(system, cohort(batch(1, 0)), cohort(batch(1, 1), batch(1, 2))))
        .extracting(ResidentBatches::cohort, ResidentBatches::batches, ResidentBatches::bytes)
        .containsExactly(2, 2, 8.0 + 7);
    assertThat(of(system, cohort(batch(1, 0)), cohort(batch(1, 1)), cohort(batch(1, 2))))
        .extracting(ResidentBatches::cohort, ResidentBatches::batches, ResidentBatches::bytes)
        .containsExactly(2, 1, 8.0);
  }

  @Test
  void nothingIsSaidWhereACohortMustFitOrNothingIsLimited() {
    Cohort all = cohort(batch(1, 0), batch(1, 1, 2));
    double none = Double.POSITIVE_INFINITY;

    assertThat(of(threePrompts(100, 100).memory(Padding.LONGEST_INPUT, Residency.COHORT), all))
        .isNull();
    assertThat(of(threePrompts(none, none).memory(Padding.NONE, Residency.BATCH), all)).isNull();
    assertThat(of(threePrompts(none, 100).memory(Padding.NONE, Residency.BATCH), all))
        .extracting(each -> each.node().id())
        .isEqualTo("mbs");
  }
}
