package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.TinySystem.INSTANT;
import static sdedge.TinySystem.batch;
import static sdedge.TinySystem.cohort;

import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.instance.Fronthaul;
import sdedge.instance.Pipeline;
import sdedge.plan.Cohort;

class AsynchronousPipelineTest {

  private static Execution execute(TinySystem system, Cohort... cohorts) {
    return Timeline.execute(system.instance(), TinySystem.plan(Pipeline.ASYNCHRONOUS, cohorts));
  }

  @Test
  void arrivalsOfOneInstantAreServedInTheOrderOfAdmission() {
    TinySystem system =
        new TinySystem().drafter(2, INSTANT).task(1, 1).drafter(1, INSTANT).task(1, 1);

    // Both arrive at 2: drafter 1 after one pass, drafter 2 after two.
    Execution execution = execute(system, cohort(batch(1, 0)), cohort(batch(2, 1)));

    assertThat(Stages.of(execution, Stage.VERIFY))
        .containsExactly("mbs c1 b1 n1 2-3", "mbs c2 b1 n1 3-4");
  }

  @Test
  void roundingDoesNotSeparateArrivals() {
    Fronthaul fifth = new Fronthaul(5, 0, 0, 1, 0);
    TinySystem system =
        new TinySystem().drafter(0.1, fifth).task(1, 1).drafter(0.3, INSTANT).task(1, 1);

    // Drafter 1 arrives at 0.1 + 0.2, which is more than 0.3 in doubles.
    Execution execution = execute(system, cohort(batch(1, 0)), cohort(batch(1, 1)));

    assertThat(Stages.of(execution, Stage.VERIFY))
        .containsExactly("mbs c1 b1 n1 0.30000000000000004-1.3", "mbs c2 b1 n1 1.3-2.3");
  }

  @Test
  void aServerPicksAfterAllArrivalsOfTheInstant() {
    TinySystem system =
        new TinySystem()
            .verifier(1)
            .drafter(3, INSTANT)
            .task(1, 1)
            .drafter(1, INSTANT)
            .task(1, 1)
            .task(1, 1);

    // The verifier is free from 2 on; at 3 drafter 1's and drafter 2's second batch arrive.
    Execution execution = execute(system, cohort(batch(1, 0)), cohort(batch(1, 1), batch(2, 2)));

    assertThat(Stages.of(execution, Stage.VERIFY))
        .containsExactly("mbs c1 b1 n1 3-4", "mbs c2 b1 n1 1-2", "mbs c2 b2 n1 4-5");
  }
}
