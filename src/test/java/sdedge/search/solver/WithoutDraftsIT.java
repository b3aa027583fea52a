package sdedge.search.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.scheme.Schemes;
import sdedge.timeline.Timeline;

/** Decoding without drafts takes what the best plan of the whole question takes. */
class WithoutDraftsIT {
  private static double seconds(Outcome outcome) {
    return ((Outcome.Found) outcome).makespanS();
  }

  private static Outcome solve(Instance instance, Approach approach) {
    return Solver.solve(instance, approach, SearchOptions.DEFAULT, Control.NONE);
  }

  private static double withoutDraftsS(Instance instance, Plan plan) {
    return seconds(Solver.autoregressive(instance, plan, SearchOptions.DEFAULT, Control.NONE));
  }

  private static Instance draw(Random random) {
    Instance drawn = new RandomInstances(random).tasks(1 + random.nextInt(4)).next();
    boolean asynchronous = drawn.pipeline() == Pipeline.ASYNCHRONOUS;
    return drawn.withOptions(
        asynchronous && random.nextBoolean() ? Pipeline.ROLLING : null,
        random.nextBoolean() ? UplinkPolicy.AUTO : null,
        random.nextBoolean() ? TaskOrder.AUTO : null,
        null);
  }

  @Test
  @Tag(TestSeeds.DRAWS)
  void noPlanInAnyOrderAndUnderAnyUplinkAskedForIsFaster() {
    TestSeeds.each(
        getClass(),
        TestSeeds.draws(300),
        random -> {
          Instance instance = draw(random);
          Plan plan = ((Outcome.Found) solve(instance, Method.DP)).plan();
          double bestS = enumerated(instance);
          assertThat(withoutDraftsS(instance, plan)).isCloseTo(bestS, within(bestS * 1e-9));
        });
  }

  /** The least makespan of all plans without drafts; under rolling if it is asynchronous. */
  private static double enumerated(Instance instance) {
    Pipeline asked = instance.pipeline();
    Pipeline pipeline = asked == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : asked;
    Instance slotted = instance.withOptions(pipeline, null, null, null);
    List<UplinkPolicy> uplinks =
        instance.uplink() == UplinkPolicy.AUTO ? UplinkPolicy.FORMULAS : List.of(instance.uplink());
    double bestS = Double.POSITIVE_INFINITY;
    for (TaskOrder order : TaskOrdering.candidates(instance)) {
      for (List<Cohort> cohorts : cuts(TaskOrdering.sort(instance, order))) {
        for (UplinkPolicy uplink : uplinks) {
          Plan plan = new Plan(pipeline, Scope.BATCH, order, uplink, cohorts);
          if (Feasibility.violations(slotted, plan).isEmpty()) {
            bestS = Math.min(bestS, Timeline.makespanS(slotted, plan));
          }
        }
      }
    }
    return bestS;
  }

  /** All cuts of a sequence: behind each task nothing, a batch or a cohort ends. */
  private static List<List<Cohort>> cuts(int[] tasks) {
    List<List<Cohort>> all = new ArrayList<>();
    for (int code = 0; code < Math.pow(3, tasks.length - 1.0); code++) {
      List<Cohort> cohorts = new ArrayList<>();
      List<Batch> batches = new ArrayList<>();
      int start = 0;
      int rest = code;
      for (int end = 1; end <= tasks.length; end++, rest /= 3) {
        int cut = end == tasks.length ? 2 : rest % 3;
        if (cut > 0) {
          batches.add(new Batch(Arrays.stream(tasks, start, end).boxed().toList(), 0));
          start = end;
        }
        if (cut == 2) {
          cohorts.add(new Cohort(batches));
          batches = new ArrayList<>();
        }
      }
      all.add(cohorts);
    }
    return all;
  }

  /** Another order and another allocation than those of the best plan with drafts. */
  @Test
  void jointDecodingWithoutDraftsIsTheOneThatComparisonsShow() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("instances/slow-uplink.yaml"))
            .withOptions(null, UplinkPolicy.JOINT, TaskOrder.AUTO, null);
    Plan plan = ((Outcome.Found) solve(instance, Method.DP)).plan();
    double bestS = seconds(solve(instance, Schemes.AUTOREGRESSIVE));
    assertThat(bestS).isCloseTo(11.269719533, within(1e-8));
    assertThat(withoutDraftsS(instance, plan)).isEqualTo(bestS);
  }
}
