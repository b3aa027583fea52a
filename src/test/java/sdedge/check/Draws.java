package sdedge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.RandomAnswers;
import sdedge.RandomInstances;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.PowerModel;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;
import sdedge.metamorphic.Edit;
import sdedge.oracle.model.Uplinks;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.wireless.Allocation;

/** Random instances and allocations for results to be checked. */
final class Draws {
  private static final double RARE = 0.15;

  private Draws() {}

  /**
   * One to three drafters, mean and expected steps; at times uploads that take a million times as
   * long as steps, or hardly any time, or prompts that are a million times as long; padded prompts
   * every other time, and in slots at times caches that must fit by batch.
   */
  static Instance instance(Random random) {
    Instance drawn =
        RandomInstances.batched(
            random, new RandomInstances(random).drafters(1 + random.nextInt(3)).next());
    double factor = random.nextDouble() < RARE ? 1e-6 : random.nextDouble() < RARE ? 1e4 : 1;
    Instance slower = Edit.cells(drawn, cell -> Edit.bandwidth(cell, cell.bandwidthHz() * factor));
    Instance longer = random.nextDouble() < RARE ? longPrompts(slower) : slower;
    return RandomAnswers.withSteps(random, longer);
  }

  /** With prompts a million times as long, and memory for them. */
  private static Instance longPrompts(Instance instance) {
    return Edit.eachTask(
        Edit.withoutMemoryLimits(instance),
        task -> Edit.tokens(task, 1_000_000 * task.inputTokens(), task.outputTokens()));
  }

  /** One whose orders and uplinks are searched as well at times. */
  static Instance searched(Random random) {
    Instance drawn = instance(random);
    boolean joint = drawn.tasks().size() < 6 && random.nextInt(3) == 0;
    return drawn.withOptions(
        null,
        joint ? UplinkPolicy.JOINT : random.nextInt(3) == 0 ? UplinkPolicy.AUTO : null,
        random.nextInt(3) == 0 ? TaskOrder.AUTO : null,
        null);
  }

  /** A plan of a file. */
  static Plan read(Instance instance, byte[] json) throws InvalidInputException {
    return PlanReader.parse("plan.json", json, instance).plan();
  }

  /** A plan under random shares in random windows, the last of which delivers all that is left. */
  static Plan allocated(Random random, Instance instance, Plan plan) {
    List<Allocation.Cell> cells = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      int[] tasks = instance.tasksOf(d);
      if (tasks.length > 0 && Uplinks.bits(instance, tasks[0]) > 0) {
        cells.add(new Allocation.Cell(d, windows(random, instance, d, tasks)));
      }
    }
    return plan.with(new Allocation(cells));
  }

  private static List<Allocation.Window> windows(
      Random random, Instance instance, int drafter, int[] tasks) {
    Wireless cell = instance.drafters().get(drafter).wireless();
    double shareHz = cell.bandwidthHz() / tasks.length;
    double longestS = 0;
    SortedMap<Integer, Double> equal = new TreeMap<>();
    for (int task : tasks) {
      double bandHz = cell.powerModel() == PowerModel.CONSTANT_PSD ? cell.bandwidthHz() : shareHz;
      double efficiency = Math.log1p(Uplinks.gammaHz(instance, task) / bandHz) / Math.log(2);
      longestS = Math.max(longestS, Uplinks.bits(instance, task) / (shareHz * efficiency));
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
