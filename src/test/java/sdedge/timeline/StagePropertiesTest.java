package sdedge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Feasibility;

@Tag(TestSeeds.DRAWS)
class StagePropertiesTest {
  @Test
  void aServerDoesOneThingAtATime() {
    RandomRun.each(
        StagePropertiesTest.class,
        run -> {
          Map<String, List<double[]>> busy = new TreeMap<>();
          for (StageRun stage : run.execution().stages().toList()) {
            // Bits are serialised first; the latency after them leaves the link free.
            Integer drafter = stage.drafter();
            double latencyS =
                drafter == null || stage.stage() == Stage.DRAFT
                    ? 0
                    : run.instance().drafters().get(drafter).fronthaul().latencyS();
            busy.computeIfAbsent(stage.stage() + " " + drafter, key -> new ArrayList<>())
                .add(new double[] {stage.startS(), stage.endS() - latencyS});
          }
          double rounding = 1e-12 * run.execution().makespanS();
          busy.forEach((server, spans) -> checkDisjoint(server, spans, rounding));
        });
  }

  @Test
  void aBatchPassesItsStagesInSequence() {
    RandomRun.each(
        StagePropertiesTest.class,
        run -> {
          double makespanS = run.execution().makespanS();
          Map<List<Integer>, Double> verified = new HashMap<>(); // by cohort, batch
          Map<List<Integer>, Double> reached = new HashMap<>(); // by cohort, batch, drafter
          Map<List<Integer>, Double> drafted = new HashMap<>(); // by cohort, batch, step
          for (StageRun stage : run.execution().stages().toList()) {
            assertThat(stage.endS()).isGreaterThanOrEqualTo(stage.startS());
            assertThat(stage.endS()).isLessThanOrEqualTo(makespanS);
            List<Integer> batch = List.of(stage.cohort(), stage.batch());
            List<Integer> step = List.of(stage.cohort(), stage.batch(), stage.step());
            Integer drafter = stage.drafter();
            if (drafter == null) {
              assertThat(stage.startS()).isGreaterThanOrEqualTo(drafted.getOrDefault(step, 0.0));
              verified.put(batch, stage.endS());
            } else {
              List<Integer> part = List.of(stage.cohort(), stage.batch(), drafter);
              assertThat(stage.startS())
                  .isGreaterThanOrEqualTo(reached.getOrDefault(part, 0.0))
                  .isGreaterThanOrEqualTo(verified.getOrDefault(batch, 0.0));
              reached.put(part, stage.endS());
              drafted.merge(step, stage.endS(), Math::max);
            }
          }
        });
  }

  @Test
  void residentBatchesRespectTheLimits() {
    TestSeeds.each(
        StagePropertiesTest.class,
        TestSeeds.draws(RandomRun.CASES),
        random -> {
          RandomRun run = RandomRun.of(random, Pipeline.ASYNCHRONOUS);
          for (Residency residency : Residency.of(run.instance(), run.execution())) {
            checkRoom(run.instance(), residency.beside(run.instance(), run.execution()));
          }
        });
  }

  private static void checkRoom(Instance instance, List<Residency> resident) {
    double all = 0;
    for (int d = 0; d < instance.drafters().size(); d++) {
      int drafter = d;
      double tokens = resident.stream().mapToDouble(r -> r.tokens().get(drafter)).sum();
      assertThat(Feasibility.fits(instance.drafters().get(d).node(), tokens)).isTrue();
      all += tokens;
    }
    assertThat(Feasibility.fits(instance.verifier(), all)).isTrue();
    int cap = instance.batching().maxTasksPerCohort();
    if (cap != Batching.UNLIMITED) {
      assertThat(resident.stream().mapToInt(Residency::tasks).sum()).isLessThanOrEqualTo(cap);
    }
  }

  private static void checkDisjoint(String server, List<double[]> spans, double rounding) {
    spans.sort(Comparator.comparingDouble((double[] span) -> span[0]).thenComparing(s -> s[1]));
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i)[0]).as(server).isGreaterThanOrEqualTo(spans.get(i - 1)[1] - rounding);
    }
  }
}
