package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.TestSeeds;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.stream.ContinuousRun;

/** Continuous plans with drawn acceptance, under the luck of plans of batches. */
class ContinuousSimulationIT {
  private static final int RUNS = 5;

  private static Plan continuous(List<Integer> tasks, Integer... lengths) {
    List<GroupService.GroupRule> groups = new ArrayList<>();
    for (Integer length : lengths) {
      groups.add(new GroupService.GroupRule(Integer.MAX_VALUE, length));
    }
    return new Plan(Scope.BATCH, null, new GroupService(tasks, groups));
  }

  private static List<Samples> run(Instance instance, Plan... plans) {
    Map<String, Plan> named = new LinkedHashMap<>();
    for (Plan plan : plans) {
      named.put("plan " + named.size(), plan);
    }
    return new Simulation(instance, 7, RUNS, 2).run(named, Control.NONE);
  }

  /** Passes of half a second, whatever is in them. */
  private static Instance tiny(Random random) {
    TinySystem system =
        new TinySystem().verifier(0.5).drafter(0.125, new Fronthaul(1e9, 0.03125, 0, 0, 0));
    int tasks = 2 + random.nextInt(4);
    for (int k = 0; k < tasks; k++) {
      system.task(1 + random.nextInt(9), 1 + random.nextInt(20));
    }
    return system.instance();
  }

  /** Prompts that are all there in one group are one batch, task by task as lucky. */
  @Test
  void oneGroupIsOneBatch() {
    TestSeeds.each(
        ContinuousSimulationIT.class,
        100,
        random -> {
          Instance instance = tiny(random);
          List<Integer> all =
              new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
          Collections.shuffle(all, random);
          int length = 1 + random.nextInt(instance.speculation().maxLength());
          Cohort cohort = new Cohort(List.of(new Batch(all, length)));
          Plan batch =
              new Plan(
                  Pipeline.SYNCHRONOUS,
                  Scope.BATCH,
                  null,
                  UplinkPolicy.SEQUENTIAL,
                  List.of(cohort));

          List<Samples> both = run(instance, batch, continuous(all, length));

          for (int run = 0; run < RUNS; run++) {
            double makespanS = both.get(0).makespanS()[run];
            assertThat(both.get(1).makespanS()[run]).isCloseTo(makespanS, within(1e-9 * makespanS));
            for (int k = 0; k < all.size(); k++) {
              Samples.OfTask expected = both.get(0).tasks().get(k);
              Samples.OfTask found = both.get(1).tasks().get(k);
              assertThat(found.firstTokenS()[run])
                  .isCloseTo(expected.firstTokenS()[run], within(1e-9 * makespanS));
              assertThat(found.completionS()[run])
                  .isCloseTo(expected.completionS()[run], within(1e-9 * makespanS));
            }
          }
        });
  }

  /** Without drafts nothing is drawn: every run is what mean steps say, and what is predicted. */
  @Test
  void withoutDraftsNothingIsRandom() {
    TestSeeds.each(
        ContinuousSimulationIT.class,
        100,
        random -> {
          Instance instance =
              new RandomInstances(random)
                  .drafters(1 + random.nextInt(3))
                  .maxTokens(40)
                  .next()
                  .with(Steps.EXPECTED);
          List<Integer> all =
              new ArrayList<>(IntStream.range(0, instance.tasks().size()).boxed().toList());
          Collections.shuffle(all, random);
          Plan plan = random.nextBoolean() ? continuous(all, 0) : continuous(all, 0, 0);

          Samples samples = run(instance, plan).get(0);

          double makespanS = ContinuousRun.execute(instance, plan).makespanS();
          assertThat(samples.predictedS()).isEqualTo(makespanS);
          assertThat(samples.makespanS()).containsOnly(makespanS);
        });
  }

  /** Another order of admission leaves every task its luck. */
  @Test
  void theLuckIsThatOfTheTask() {
    Instance instance =
        new TinySystem()
            .verifier(0.5)
            .drafter(0.125, TinySystem.INSTANT)
            .task(3, 30)
            .task(3, 30)
            .caps(1, 1)
            .instance();

    List<Samples> both = run(instance, continuous(List.of(0, 1), 2), continuous(List.of(1, 0), 2));

    for (int run = 0; run < RUNS; run++) {
      double first = both.get(0).tasks().get(0).completionS()[run];
      double second = both.get(1).tasks().get(1).completionS()[run];
      double last = both.get(1).tasks().get(0).completionS()[run];
      assertThat(last - second).isCloseTo(first, within(1e-9));
      assertThat(both.get(0).makespanS()[run])
          .isCloseTo(both.get(1).makespanS()[run], within(1e-9));
    }
  }
}
