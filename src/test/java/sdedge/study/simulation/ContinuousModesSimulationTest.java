package sdedge.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.Plan;
import sdedge.stream.ContinuousRun;
import sdedge.timeline.Execution;

/** Continuous plans in draft modes with drawn acceptance. */
class ContinuousModesSimulationTest {
  private static final int RUNS = 5;
  private static final int MANY = 4_000;
  private static final int LENGTH = 2;

  /** Two drafts at the verifier and their verification take 1 s, at the drafter 0.75 s. */
  private static final DraftMode NEAR = TinyModes.atVerifier("near", 0.25);

  private static final DraftMode FAR = TinyModes.atDrafter("far", 0.125);

  private static Plan plan(Set<String> loaded, List<Integer> tasks, Integer... lengths) {
    List<GroupRule> groups = new ArrayList<>();
    for (Integer length : lengths) {
      groups.add(new GroupRule(Batching.UNLIMITED, length));
    }
    return new Plan(Scope.BATCH, null, new GroupService(tasks, groups, loaded));
  }

  private static List<Samples> run(Instance instance, int runs, Plan... plans) {
    Map<String, Plan> named = new LinkedHashMap<>();
    for (Plan plan : plans) {
      named.put("plan " + named.size(), plan);
    }
    return new Simulation(instance, 7, runs, 2).run(named, Control.NONE);
  }

  /** Drafts that are accepted or not without doubt leave nothing to luck. */
  @Test
  void certainAcceptanceIsWhatIsPredicted() {
    int[] tasksWithDrafts = {0};
    TestSeeds.each(
        getClass(),
        100,
        random -> {
          Instance plain =
              new RandomInstances(random).drafters(1 + random.nextInt(3)).maxTokens(40).next();
          Instance drawn = new RandomModes(random).of(plain);
          List<Task> certain =
              drawn.tasks().stream()
                  .map(task -> task.withAcceptance(of -> of.map(rate -> random.nextInt(2))))
                  .toList();
          Instance instance =
              drawn.with(certain).withOptions(Pipeline.CONTINUOUS, null, null, null);
          Plan plan = RandomServices.next(random, instance);
          if (plan == null) {
            return;
          }

          Samples samples = run(instance, RUNS, plan).get(0);

          Execution execution = ContinuousRun.execute(instance, plan);
          assertThat(samples.makespanS()).containsOnly(execution.makespanS());
          for (int k = 0; k < instance.tasks().size(); k++) {
            Samples.OfTask task = samples.tasks().get(k);
            assertThat(task.firstTokenS()).containsOnly(execution.tasks().get(k).firstTokenS());
            assertThat(task.completionS()).containsOnly(execution.tasks().get(k).completionS());
            tasksWithDrafts[0] += execution.tasks().get(k).draftS() > 0 ? 1 : 0;
          }
        });
    TestSeeds.guard(() -> assertThat(tasksWithDrafts[0]).as("tasks that draft").isGreaterThan(100));
  }

  private static Instance nearAndFar() {
    Instance plain =
        new TinySystem()
            .verifier(0.5)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 12)
            .task(1, 9)
            .instance();
    Instance modes = TinyModes.with(plain, 0, NEAR, FAR);
    return TinyModes.accepting(TinyModes.accepting(modes, 0, 0.8, 0.5), 1, 0.7, 0.4);
  }

  /**
   * The mean of 4,000 runs is within four of its standard errors of E max(N₁, N₂) steps. With both
   * modes near has the most tokens per second for both tasks and for each of them.
   */
  @ParameterizedTest
  @CsvSource({"near, near, 1", "far, far, 0.75", "near far, near, 1"})
  void theMeanIsTheExpectedNumberOfSteps(String loaded, String used, double stepS) {
    Instance instance = nearAndFar();
    Plan plan = plan(Set.of(loaded.split(" ")), List.of(0, 1), LENGTH);

    Samples samples = run(instance, MANY, plan).get(0);

    double[] first = chances(instance.tasks().get(0), used);
    double[] second = chances(instance.tasks().get(1), used);
    double steps = 0;
    for (int n = 0; n < first.length; n++) {
      steps += 1 - first[n] * (n < second.length ? second[n] : 1);
    }
    Distribution found = Distribution.of(samples.makespanS());
    assertThat(found.mean()).isCloseTo(steps * stepS, within(4 * found.standardError()));
    assertThat(found.standardError()).isBetween(0.005, 0.05);
    assertThat(Arrays.stream(samples.makespanS()).map(s -> s / stepS))
        .allMatch(n -> n == Math.rint(n));
  }

  /** The chance that an answer is complete after n steps, n = 0, 1, … */
  private static double[] chances(Task task, String mode) {
    int tokens = task.outputTokens();
    double rate = task.acceptance().under(new DraftChoice(mode, LENGTH)).inContext(1).at(1);
    double[] gain = {1 - rate, rate * (1 - rate), rate * rate}; // of one token more than accepted
    double[] at = new double[tokens + 1]; // by tokens gained, at most all
    at[0] = 1;
    double[] complete = new double[tokens + 1];
    for (int n = 1; n <= tokens; n++) {
      double[] next = new double[tokens + 1];
      next[tokens] = at[tokens];
      for (int g = 0; g < tokens; g++) {
        for (int i = 0; i < gain.length; i++) {
          next[Math.min(tokens, g + i + 1)] += at[g] * gain[i];
        }
      }
      at = next;
      complete[n] = at[tokens];
    }
    return complete;
  }

  /**
   * The same luck in every mode: as many steps where as much is accepted, no more where more is.
   */
  @Test
  void theLuckOfATaskIsThatOfAllModes() {
    Instance plain =
        new TinySystem()
            .verifier(0.5)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 30)
            .task(1, 25)
            .instance();
    DraftMode better = TinyModes.atDrafter("better", 0.125);
    Instance modes = TinyModes.with(plain, 0, NEAR, FAR, better);
    Instance instance =
        TinyModes.accepting(TinyModes.accepting(modes, 0, 0.6, 0.6, 0.75), 1, 0.3, 0.3, 0.4);

    List<Samples> all =
        run(
            instance,
            100,
            plan(Set.of("near"), List.of(0, 1), LENGTH),
            plan(Set.of("far"), List.of(0, 1), LENGTH),
            plan(Set.of("better"), List.of(0, 1), LENGTH));

    int fewer = 0;
    for (int k = 0; k < 2; k++) {
      for (int run = 0; run < 100; run++) {
        double nearS = all.get(0).tasks().get(k).completionS()[run];
        double farS = all.get(1).tasks().get(k).completionS()[run];
        double betterS = all.get(2).tasks().get(k).completionS()[run];
        assertThat(farS).isEqualTo(0.75 * nearS);
        assertThat(betterS).isLessThanOrEqualTo(farS);
        fewer += betterS < farS ? 1 : 0;
      }
    }
    assertThat(fewer).isGreaterThan(150);
  }
}
