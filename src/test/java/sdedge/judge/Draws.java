package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.RandomModes;
import sdedge.RandomPlans;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.metamorphic.Edit;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;
import sdedge.wireless.Channel;

/** Random instances and plans of batches with everything that the model knows. */
public final class Draws {
  private static final double RARE = 0.15;

  private Draws() {}

  /** One as {@link #plain}, at times with draft modes and a band. */
  static Instance instance(Random random) {
    Instance drawn = uncertain(random);
    Instance modes = random.nextInt(3) == 0 ? new RandomModes(random).of(drawn) : drawn;
    return RandomAnswers.withSteps(random, modes);
  }

  /**
   * One to three drafters, mean and expected steps, laws of answers, padding; at times uploads that
   * take a million times as long as steps, or hardly any time, or prompts that are a million times
   * as long.
   */
  public static Instance plain(Random random) {
    return RandomAnswers.withSteps(random, uncertain(random));
  }

  /** One whose orders and uplinks are searched as well at times. */
  public static Instance searched(Random random) {
    Instance drawn = plain(random);
    boolean joint = drawn.tasks().size() < 6 && random.nextInt(3) == 0;
    return drawn.withOptions(
        null,
        joint ? UplinkPolicy.JOINT : random.nextInt(3) == 0 ? UplinkPolicy.AUTO : null,
        random.nextInt(3) == 0 ? TaskOrder.AUTO : null,
        null);
  }

  private static Instance uncertain(Random random) {
    Instance drawn =
        RandomInstances.batched(
            random, new RandomInstances(random).drafters(1 + random.nextInt(3)).next());
    double factor = random.nextDouble() < RARE ? 1e-6 : random.nextDouble() < RARE ? 1e4 : 1;
    Instance slower = Edit.cells(drawn, cell -> cell.withBand(cell.bandwidthHz() * factor));
    return random.nextDouble() < RARE ? longPrompts(slower) : slower;
  }

  private static Instance longPrompts(Instance instance) {
    return Edit.eachTask(
        Edit.withoutMemoryLimits(instance),
        task -> Edit.tokens(task, 1_000_000 * task.inputTokens(), task.outputTokens()));
  }

  /** A plan of batches; null if it is not feasible. */
  static @Nullable Plan plan(Random random, Instance drawn, Pipeline pipeline) {
    Scope scope = random.nextBoolean() ? Scope.BATCH : Scope.DRAFTER;
    Instance instance = drawn.withOptions(pipeline, null, null, scope);
    Plan plan = inModes(random, instance, RandomPlans.next(random, instance, pipeline));
    Plan allocated = random.nextInt(3) == 0 ? allocated(random, instance, plan) : plan;
    return Feasibility.violations(instance, allocated).isEmpty() ? allocated : null;
  }

  /** The plan, whose drafters have one of their modes in each batch. */
  private static Plan inModes(Random random, Instance instance, Plan plan) {
    if (!instance.hasModes()) {
      return plan;
    }
    List<Cohort> cohorts = new ArrayList<>();
    for (Cohort cohort : plan.cohorts()) {
      List<Batch> batches = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        SortedMap<Integer, DraftChoice> choices = new TreeMap<>();
        for (int k : batch.tasks()) {
          int d = instance.tasks().get(k).drafter();
          var modes = instance.drafters().get(d).modes();
          int length = batch.choices().of(d).length();
          choices.computeIfAbsent(
              d,
              any ->
                  modes.isEmpty() || length == 0
                      ? DraftChoice.of(length)
                      : new DraftChoice(modes.get(random.nextInt(modes.size())).name(), length));
        }
        batches.add(new Batch(batch.tasks(), DraftChoices.of(choices)));
      }
      cohorts.add(new Cohort(batches));
    }
    return new Plan(plan.pipeline(), plan.scope(), plan.order(), plan.uplink(), cohorts);
  }

  /** A plan under random shares in random windows, the last of which delivers all that is left. */
  public static Plan allocated(Random random, Instance instance, Plan plan) {
    List<Allocation.Cell> cells = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      int[] tasks = instance.tasksOf(d);
      if (tasks.length > 0 && channel(instance, tasks[0]).hasPayload()) {
        cells.add(new Allocation.Cell(d, windows(random, instance, d, tasks)));
      }
    }
    return plan.with(new Allocation(cells));
  }

  private static Channel channel(Instance instance, int task) {
    var own = instance.tasks().get(task);
    return Channel.of(instance.drafters().get(own.drafter()).wireless(), own);
  }

  private static List<Allocation.Window> windows(
      Random random, Instance instance, int drafter, int[] tasks) {
    Wireless cell = instance.drafters().get(drafter).wireless();
    double shareHz = cell.bandwidthHz() / tasks.length;
    double longestS = 0;
    SortedMap<Integer, Double> equal = new TreeMap<>();
    for (int task : tasks) {
      longestS = Math.max(longestS, channel(instance, task).secondsOn(shareHz));
      equal.put(task, shareHz);
    }
    List<Allocation.Window> windows = new ArrayList<>();
    double endS = 0;
    for (int w = random.nextInt(4); w > 0; w--) {
      SortedMap<Integer, Double> shares = new TreeMap<>();
      for (int task : tasks) {
        if (random.nextInt(3) > 0) {
          shares.put(task, shareHz * random.nextDouble());
        }
      }
      endS += random.nextInt(4) == 0 ? 0 : longestS * random.nextDouble();
      windows.add(new Allocation.Window(endS, shares));
    }
    windows.add(new Allocation.Window(endS + longestS * (1 + random.nextDouble()), equal));
    return windows;
  }
}
