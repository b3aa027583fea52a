package sdedge.check.files;

import java.util.List;
import sdedge.check.model.Outcomes;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Instance;
import sdedge.instance.Task;

/** Checks what a result says of the answers of which a law is known. */
final class StatedAnswers {
  private static final double ROUNDING = 1e-9; // of their mean

  private StatedAnswers() {}

  /** Checks the key of a file; there is none if all answers are known. */
  static void check(Findings findings, Instance instance, ObjectReader file) {
    List<Task> tasks =
        instance.tasks().stream().filter(task -> task.answer().isUncertain()).toList();
    if (tasks.isEmpty()) {
      return;
    }
    double tokens = 0;
    int most = 0;
    for (Task task : tasks) {
      tokens += 1 + Outcomes.furtherTokens(task);
      most = Math.max(most, Outcomes.largestTokens(task));
    }
    double mean = tokens / tasks.size();
    ObjectReader stated = file.object("answers");
    Expected.of((long) tasks.size()).check(findings, stated.required("tasks"));
    Expected.near(mean, ROUNDING * mean).check(findings, stated.required("mean_tokens"));
    Expected.of((long) most).check(findings, stated.required("most_tokens"));
    stated.finish();
  }
}
