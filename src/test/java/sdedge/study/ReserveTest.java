package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sdedge.HandTime;
import sdedge.TinySystem;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;

class ReserveTest {
  private static final Duration LOOK = Duration.ofMillis(1); // and what happens since the last

  private static Instance of(int tasks) {
    TinySystem system = new TinySystem().drafter(1, TinySystem.INSTANT);
    for (int k = 0; k < tasks; k++) {
      system.task(1, 1);
    }
    return system.instance();
  }

  private static double seconds(int tasks, double readingS) {
    return Reserve.seconds(of(tasks), readingS, new HandTime(LOOK));
  }

  /** As far as that took time for the tasks: what is more began the program. */
  @Test
  void writingAndCheckingTakeThreeTimesAsLongAsReading() {
    assertThat(seconds(3, 1e-3)).isCloseTo(3e-3, within(1e-15));
    assertThat(seconds(3, 4)).isCloseTo(3 * 3e-3, within(1e-15));
    assertThat(seconds(4_000, 4)).isEqualTo(12);
    assertThat(seconds(19_999, 4)).isEqualTo(12);
  }

  /**
   * A batch of tasks of a step each, which one drafter drafts: 4 rows of 15 µs, at first thrice.
   */
  @Test
  void rowsOfTheScheduleTakeTime() {
    assertThat(seconds(3, 0)).isCloseTo(3 * 4 * 15e-6, within(1e-15));
  }

  /** 50 tasks of each drafter, batches of 100: 50 batches of 1,000 steps of 2 · 3 + 1 rows. */
  @Test
  void eachDrafterHasRowsOfItsOwn() {
    TinySystem system = new TinySystem().caps(100, Batching.UNLIMITED);
    for (int m = 0; m < 100; m++) {
      system.drafter(1, TinySystem.INSTANT);
      for (int k = 0; k < 50; k++) {
        system.task(1, 1_000);
      }
    }
    assertThat(Reserve.seconds(system.instance(), 0, new HandTime(LOOK)))
        .isCloseTo((50 * 1_000 * 7 + 100_000) * 15e-6, within(1e-9));
  }

  /** 64 drawn runs of 3,000 tokens, a quarter of a microsecond each, beside 4,000 rows. */
  @Test
  void drawnRunsTakeTime() {
    Instance instance =
        new TinySystem()
            .drafter(1, TinySystem.INSTANT)
            .task(1, 1_000)
            .task(1, 1_000)
            .task(1, 1_000)
            .instance()
            .with(Steps.EXPECTED)
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    Instance mean = instance.with(Steps.MEAN);

    double drawnS =
        Reserve.seconds(instance, 0, new HandTime(LOOK))
            - Reserve.seconds(mean, 0, new HandTime(LOOK));

    assertThat(drawnS).isCloseTo(64 * 3_000 * 0.25e-6, within(1e-12));
  }

  /** The verifier has room for two tasks of 1 + 1 + 4 tokens: 50 batches of one step of 4 rows. */
  @Test
  void memoryMakesBatchesSmaller() {
    TinySystem system = new TinySystem().verifier(1, 12).drafter(1, TinySystem.INSTANT);
    for (int k = 0; k < 100; k++) {
      system.task(1, 1);
    }
    assertThat(Reserve.seconds(system.instance(), 0, new HandTime(LOOK)))
        .isCloseTo(3 * 50 * 4 * 15e-6, within(1e-15));
  }

  /** 1,000 tasks in a millisecond: a pass of 40,000 takes 40 of them. */
  @Test
  void theStepsOfManyTasksArePassedOverSixTimes() {
    assertThat(seconds(40_000, 4)).isCloseTo(12.24, within(1e-12));
  }
}
