package sdedge.check.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.Outcomes;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.result.table.Json;

/** What a result says of the answers of which a law is known. */
final class StatedAnswers {
  private static final double ROUNDING = 1e-9; // of their mean

  private StatedAnswers() {}

  /** What should stand at its key; there is none if all answers are known. */
  static Map<String, @Nullable Object> of(Instance instance) {
    List<Task> tasks =
        instance.tasks().stream().filter(task -> task.answer().isUncertain()).toList();
    double tokens = tasks.stream().mapToDouble(task -> 1 + Outcomes.furtherTokens(task)).sum();
    double mean = tokens / tasks.size();
    return Json.fields(
        "tasks", tasks.size(),
        "mean_tokens", Expected.near(mean, ROUNDING * mean),
        "most_tokens", tasks.stream().mapToInt(Outcomes::largestTokens).max().orElse(0));
  }
}
