package sdedge.search.partition.prices;

import java.util.function.IntToDoubleFunction;
import sdedge.instance.Instance;
import sdedge.search.partition.prices.ChoiceLines.Larger;

/** The tasks of a drafter, of which lines of step 1 are made. */
record OwnTasks(Instance instance, int drafter) {
  double prompt(int task) {
    return instance.tasks().get(task).inputTokens();
  }

  /** A line to which only these tasks add. */
  FirstLine line(double fixedS, IntToDoubleFunction ofTask) {
    return FirstLine.of(
        fixedS,
        instance.tasks().size(),
        k -> instance.tasks().get(k).drafter() == drafter ? ofTask.applyAsDouble(k) : 0);
  }

  /** The overheads of passes that draft. */
  FirstLine firstOverheads(Passes passes) {
    double beside = passes.perTask() - 1.0 + passes.count() - 1.0;
    return line(
        passes.overheadS(), k -> passes.count() == 0 ? 0 : passes.ofFirstS(prompt(k) + beside));
  }

  /** The pass of them that reads prompts. */
  Larger<FirstLine> prefill(Passes passes) {
    if (passes.count() == 0) {
      return zeros();
    }
    NodeLines node = passes.node();
    double beside = passes.perTask() - 1.0;
    return new Larger<>(prefill(node.arithmetic(), beside), prefill(node.memory(), beside));
  }

  private FirstLine prefill(LineOfPass pass, double beside) {
    return line(pass.fixedS(), k -> pass.ofPromptS(prompt(k) + beside));
  }

  /** The passes after it. */
  Larger<FirstLine> laterDrafts(Passes passes) {
    int later = passes.count() - 1;
    if (later < 1) {
      return zeros();
    }
    NodeLines node = passes.node();
    return new Larger<>(behind(node.arithmetic(), later), behind(node.memory(), later));
  }

  private FirstLine behind(LineOfPass pass, int passes) {
    return line(passes * pass.fixedS(), k -> pass.behindPromptS(passes, prompt(k)));
  }

  private Larger<FirstLine> zeros() {
    FirstLine zero = line(0, k -> 0);
    return new Larger<>(zero, zero);
  }
}
