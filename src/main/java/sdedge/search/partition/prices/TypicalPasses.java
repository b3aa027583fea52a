package sdedge.search.partition.prices;

import sdedge.instance.Instance;
import sdedge.instance.Task;

/**
 * Passes of batches that are neither small nor large: where planes below measured tables are to be
 * high.
 *
 * @param tasks in them
 * @param prompt tokens of each
 * @param context confirmed tokens of each in later steps
 * @param most tasks that any pass can have
 * @param reach what all of them have cached, and as many tokens as each may have verified
 */
record TypicalPasses(double tasks, double prompt, double context, int most, double reach) {
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
