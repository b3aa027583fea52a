package sdedge.result.files;

import static sdedge.result.table.Table.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.result.table.Table;

/**
 * The answers of an instance of which a law is known.
 *
 * @param tasks that have one
 * @param meanTokens of their answers
 * @param mostTokens of the longest one, for which memory is reserved
 */
public record UncertainAnswers(int tasks, double meanTokens, int mostTokens) {
  /** The keys of it in documents. */
  public static final Table<UncertainAnswers> TABLE =
      Table.of(
          column("tasks", UncertainAnswers::tasks),
          column("mean_tokens", UncertainAnswers::meanTokens),
          column("most_tokens", UncertainAnswers::mostTokens));

  /** Those of an instance; null if all its answers are known. */
  public static @Nullable UncertainAnswers of(Instance instance) {
    List<AnswerLaw> laws =
        instance.tasks().stream().map(Task::answer).filter(AnswerLaw::isUncertain).toList();
    return laws.isEmpty()
        ? null
        : new UncertainAnswers(
            laws.size(),
            laws.stream().mapToDouble(AnswerLaw::meanOutputTokens).average().orElseThrow(),
            laws.stream().mapToInt(AnswerLaw::largestOutputTokens).max().orElseThrow());
  }
}
