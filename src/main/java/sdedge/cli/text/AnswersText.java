package sdedge.cli.text;

import org.jspecify.annotations.Nullable;
import sdedge.document.Human;
import sdedge.instance.Instance;
import sdedge.result.files.SummaryWriter.UncertainAnswers;

/** How much is known of answers. */
final class AnswersText {
  private AnswersText() {}

  /** What is known of those of which there is only a law; null if there are none. */
  static @Nullable String of(Instance instance) {
    UncertainAnswers answers = UncertainAnswers.of(instance);
    return answers == null
        ? null
        : "of "
            + (answers.tasks() + (answers.tasks() == 1 ? " task" : " tasks") + " by law: ")
            + (Human.number(answers.meanTokens()) + " tokens on average, ")
            + ("at most " + answers.mostTokens() + ", for which memory is reserved");
  }
}
