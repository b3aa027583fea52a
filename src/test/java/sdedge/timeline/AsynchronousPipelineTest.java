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
  /** A second per prompt token, draft token and verdict, three until they arrive. */
  private static final Fronthaul SLOW = new Fronthaul(1, 3, 1, 1, 1);

  private static Execution execute(TinySystem system, Cohort... cohorts) {
    return Timeline.execute(system.instance(), TinySystem.plan(Pipeline.ASYNCHRONOUS, cohorts));
  }

  @Test
  void aBatchLoopsThroughTheServers() {
    TinySystem system = new TinySystem().verifier(2).drafter(1, SLOW).task(5, 2);

    Execution execution = execute(system, cohort(batch(2, 0)));

    assertThat(Stages.of(execution))
        .containsExactly(
            "sbs1 c1 b1 n1 draft 0-2",
            "sbs1 c1 b1 n1 fronthaul_up 2-12", // 5 prompt tokens, 2 draft tokens, 3 s latency
            "mbs c1 b1 n1 verify 12-14",
            "sbs1 c1 b1 n1 fronthaul_down 14-18",
            "sbs1 c1 b1 n2 draft 18-20",
            "sbs1 c1 b1 n2 fronthaul_up 20-25",
            "mbs c1 b1 n2 verify 25-27",
            "sbs1 c1 b1 n2 fronthaul_down 27-31");
    assertThat(Milestones.of(execution)).containsExactly(new Milestones(0, 18, 31));
    assertThat(execution.makespanS()).isEqualTo(31);
    assertThat(execution.components()).isNull();
  }

  @Test
  void aLinkIsFreeWhileItsLatencyPasses() {
    Fronthaul link = new Fronthaul(1, 3, 0, 1, 1);
    TinySystem system = new TinySystem().verifier(2).drafter(1, link).task(1, 1).task(1, 1);

    Execution execution = execute(system, cohort(batch(1, 0), batch(1, 1)));

    assertThat(Stages.of(execution))
        .containsExactly(
            "sbs1 c1 b1 n1 draft 0-1",
            "sbs1 c1 b1 n1 fronthaul_up 1-5",
            "mbs c1 b1 n1 verify 5-7",
            "sbs1 c1 b1 n1 fronthaul_down 7-11",
            "sbs1 c1 b2 n1 draft 1-2",
            "sbs1 c1 b2 n1 fronthaul_up 2-6", // not from 5 on
            "mbs c1 b2 n1 verify 7-9",
            "sbs1 c1 b2 n1 fronthaul_down 9-13");
  }

  @Test
  void aLinkSerialisesOneBatchAtATime() {
    Fronthaul link = new Fronthaul(1, 1, 0, 4, 0);
    TinySystem system = new TinySystem().drafter(1, link).task(1, 1).task(1, 1);

    Execution execution = execute(system, cohort(batch(1, 0), batch(1, 1)));

    assertThat(Stages.of(execution, Stage.FRONTHAUL_UP))
        .containsExactly("sbs1 c1 b1 n1 1-6", "sbs1 c1 b2 n1 5-10");
  }

  @Test
  void withoutDraftsABatchStaysAtTheVerifier() {
    TinySystem system = new TinySystem().verifier(2).drafter(1, SLOW).task(5, 1).task(5, 3);

    Execution execution = execute(system, cohort(batch(0, 0, 1)));

    assertThat(Stages.of(execution))
        .containsExactly(
            "sbs1 c1 b1 n1 fronthaul_up 0-13",
            "mbs c1 b1 n1 verify 13-15",
            "mbs c1 b1 n2 verify 15-17",
            "mbs c1 b1 n3 verify 17-19",
            "sbs1 c1 b1 n3 fronthaul_down 19-23");
    assertThat(Milestones.of(execution))
        .containsExactly(new Milestones(0, 15, 15), new Milestones(0, 15, 23));
  }

  @Test
  void withoutDraftsABatchQueuesAgainAfterEachStep() {
    TinySystem system = new TinySystem().verifier(2).drafter(1, INSTANT).task(1, 2).task(1, 2);

    Execution execution = execute(system, cohort(batch(0, 0), batch(0, 1)));

    assertThat(Stages.of(execution, Stage.VERIFY))
        .containsExactly(
            "mbs c1 b1 n1 0-2", "mbs c1 b1 n2 4-6", "mbs c1 b2 n1 2-4", "mbs c1 b2 n2 6-8");
  }

  @Test
  void cohortBoundariesPlayNoRole() {
    TinySystem system = new TinySystem().drafter(1, INSTANT).task(1, 3).task(1, 3);

    Execution one = execute(system, cohort(batch(1, 0), batch(1, 1)));
    Execution two = execute(system, cohort(batch(1, 0)), cohort(batch(1, 1)));

    assertThat(two.tasks()).isEqualTo(one.tasks());
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
