package sdedge.search.partition.prices;

import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Task;
import sdedge.latency.PassRates;
import sdedge.search.partition.prices.ChoiceLines.Larger;
import sdedge.search.partition.prices.ChoiceLines.StepLine;
import sdedge.stream.bound.PassFloor;
import sdedge.stream.bound.TableFloor;

/**
 * The passes of a step on a node, one after the other, by two lines below each beside its
 * overheads: its arithmetic and its reading of memory, of which a pass takes the larger. Of a
 * measured table, planes that are high where passes read prompts, and where they do not.
 *
 * @param perTask new tokens of each task in each
 */
record Passes(Larger<LineOfPass> lines, Overheads each, int count, int perTask) {
  /** Those of a node. */
  static Passes of(Instance instance, Node node, int count, int perTask) {
    if (node.latency() instanceof LatencyModel.Table table) {
      TypicalPasses typical = TypicalPasses.of(instance);
      TableFloor floor = new TableFloor(node, table.table(), typical.mostTokens(perTask));
      double tasks = typical.tasks;
      LineOfPass ofPrompts = line(floor, floor.highest(tasks * typical.prompt, 1));
      LineOfPass later = line(floor, floor.highest(tasks * perTask, tasks * typical.context));
      return new Passes(new Larger<>(ofPrompts, later), node.overheads(), count, perTask);
    }
    PassRates rates = PassRates.of(node).orElseThrow();
    LineOfPass arithmetic = new LineOfPass(0, rates.newTokenS(), rates.attendedS(), 0);
    LineOfPass memory = new LineOfPass(rates.weightsS(), rates.cachedS(), 0, rates.cachedS());
    return new Passes(new Larger<>(arithmetic, memory), node.overheads(), count, perTask);
  }

  private static LineOfPass line(TableFloor floor, PassFloor.Plane plane) {
    return new LineOfPass(floor.fixedS(plane), plane.newTokenS(), 0, plane.cachedS());
  }

  /** What all of them take beside their tasks and what they read, seconds. */
  double overheadS() {
    return count * each.passS();
  }

  /** What a task adds to that in step 1, of so many tokens that are new in any of them, seconds. */
  double ofFirstS(double tokens) {
    return tokens * each.tokenS() + (double) count * perTask * each.positionS();
  }

  /** Their arithmetic and what they read in later steps. */
  Larger<StepLine> later() {
    return lines.each(line -> line.steps(count, perTask));
  }

  /** Their overheads in later steps. */
  StepLine overheads() {
    return new StepLine(overheadS(), (double) count * perTask * each.decodedS(), 0);
  }

  /**
   * A line below what a pass takes, in the sums over its sequences (docs/model.md section 3),
   * without overheads.
   *
   * @param fixedS seconds of any pass
   * @param newS for each new token
   * @param attendedS for each new token and token that it attends to
   * @param cachedS for each cached token
   */
  record LineOfPass(double fixedS, double newS, double attendedS, double cachedS) {
    /**
     * Several passes of a step after the first, one after the other.
     *
     * @param passes of which the first finds cached what is confirmed but for a token
     * @param perTask new tokens of each
     */
    StepLine steps(int passes, int perTask) {
      double beside = passes * (passes + 1) / 2.0 - 2.0 * passes; // cached beside what is confirmed
      double attended = perTask * (beside + (double) passes * perTask);
      return new StepLine(
          passes * fixedS,
          (double) passes * perTask * newS + attendedS * attended + cachedS * beside,
          passes * (attendedS * perTask + cachedS));
    }

    /** What a sequence adds to a pass that finds nothing cached, seconds. */
    double ofPromptS(double newTokens) {
      return newS * newTokens + attendedS * newTokens * newTokens;
    }

    /** What a sequence adds to the later drafting passes of step 1, of one new token each. */
    double behindPromptS(int passes, double prompt) {
      double cached = passes * prompt + passes * (passes - 1) / 2.0;
      return passes * newS + attendedS * (cached + passes) + cachedS * cached;
    }
  }

  /**
   * Passes of batches that are neither small nor large: where planes below measured tables are to
   * be high.
   *
   * @param tasks in them
   * @param prompt tokens of each
   * @param context confirmed tokens of each in later steps
   * @param most tasks that any pass can have
   * @param reach what all of them have cached, and as many tokens as each may have verified
   */
  private record TypicalPasses(
      double tasks, double prompt, double context, int most, double reach) {
    static TypicalPasses of(Instance instance) {
      int count = instance.tasks().size();
      int longest = instance.tasks().stream().mapToInt(Task::inputTokens).max().orElse(0);
      double prompts = 0;
      double answers = 0;
      double reach = 0;
      for (Task task : instance.tasks()) {
        prompts += task.inputTokens();
        answers += task.outputTokens();
        int prompt = instance.batching().pads() ? longest : task.inputTokens();
        reach += prompt + task.outputTokens() + instance.speculation().maxLength();
      }
      double batch = Math.min(instance.batching().maxTasksPerBatch(), count);
      return new TypicalPasses(
          Math.max(1, batch / 2), prompts / count, (prompts + answers / 2) / count, count, reach);
    }

    /** New and cached tokens that any pass can have together, of so many new ones of each task. */
    double mostTokens(int perTask) {
      return reach + (double) most * perTask;
    }
  }
}
