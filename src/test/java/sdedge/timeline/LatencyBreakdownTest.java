package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;

class LatencyBreakdownTest {
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  /** A second per draft token and verdict, one until they arrive. */
  private static final Fronthaul LINK = new Fronthaul(1, 1, 0, 1, 1);

  /** The columns of latency.csv, the mode behind the length. */
  private static List<String> rows(Instance instance, Execution execution) {
    return LatencyBreakdown.of(instance, execution).stream()
        .map(
            row ->
                Stream.of(
                        row.task(),
                        row.drafter(),
                        row.cohort(),
                        row.batch(),
                        row.length(),
                        row.mode(),
                        row.steps(),
                        row.uploadS(),
                        row.queueS(),
                        row.draftS(),
                        row.fronthaulS(),
                        row.verifyS(),
                        row.waitS(),
                        row.ttftS(),
                        row.e2eS(),
                        row.tpotS())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void partsOfTwoTasksInOneBatch() {
    Instance instance =
        new TinySystem().verifier(4).drafter(1, LINK, NO_LIMIT, 1).task(2, 1).task(3, 2).instance();
    Plan plan = TinySystem.plan(Pipeline.SEQUENTIAL, cohort(batch(1, 0, 1)));

    Execution execution = Timeline.execute(instance, plan);

    // Prompts arrive at 2 and 5. Step 1: 1 + (2 + 1) + 4 + (2 + 1), step 2: 1 + 2 + 4 + 2.
    assertThat(rows(instance, execution))
        .containsExactly(
            "0 0 1 1 1 default 1.0 2.0 3.0 1.0 6.0 4.0 0.0 16.0 16.0 null",
            "1 0 1 1 1 default 2.0 5.0 0.0 2.0 10.0 8.0 0.0 16.0 25.0 9.0");
  }

  @Test
  void gapsBetweenStagesAreWaiting() {
    Fronthaul instant = TinySystem.INSTANT;
    Instance instance =
        new TinySystem().verifier(4).drafter(1, instant).task(1, 1).task(1, 1).instance();
    Plan plan = TinySystem.plan(Pipeline.ROLLING, cohort(batch(1, 0), batch(1, 1)));

    Execution execution = Timeline.execute(instance, plan);

    // Drafts at 0-1 and 1-2, verified at 1-5 and 5-9.
    assertThat(rows(instance, execution))
        .containsExactly(
            "0 0 1 1 1 default 1.0 0.0 0.0 1.0 0.0 4.0 0.0 5.0 5.0 null",
            "1 0 1 2 1 default 1.0 0.0 1.0 1.0 0.0 4.0 3.0 9.0 9.0 null");
  }

  @Test
  void withoutDraftsOnlyTheLastTasksWaitForTheAnswer() {
    Instance instance =
        new TinySystem().verifier(4).drafter(1, LINK).task(1, 1).task(1, 2).instance();
    Plan slots = TinySystem.plan(Pipeline.ROLLING, cohort(batch(0, 0, 1)));
    Plan asynchronous = TinySystem.plan(Pipeline.ASYNCHRONOUS, slots.cohorts().get(0));
    // Up at 0-1, verified at 1-5 and 5-9, down at 9-11.
    String first = "0 0 1 1 0 null 1.0 0.0 0.0 0.0 1.0 4.0 0.0 5.0 5.0 null";
    String second = "1 0 1 1 0 null 2.0 0.0 0.0 0.0 3.0 8.0 0.0 5.0 11.0 6.0";

    assertThat(rows(instance, Timeline.execute(instance, slots))).containsExactly(first, second);
    assertThat(rows(instance, Timeline.execute(instance, asynchronous)))
        .containsExactly(first, second);
  }

  @Test
  void linksAreBusyOnlyWhileTheySerialise() {
    Instance instance =
        new TinySystem().verifier(4).drafter(1, LINK).task(1, 1).task(1, 2).instance();
    Plan plan = TinySystem.plan(Pipeline.SEQUENTIAL, cohort(batch(1, 0, 1)));

    Utilisation utilisation = Timeline.execute(instance, plan).utilisation();

    // 20 s: drafts 1 + 1, up (2 + 1) + (1 + 1), verify 4 + 4, down as up.
    assertThat(utilisation.verifier()).isEqualTo(8 / 20.0);
    assertThat(utilisation.drafters())
        .containsExactly(new Utilisation.OfDrafter(2 / 20.0, 3 / 20.0, 3 / 20.0));
  }
}
