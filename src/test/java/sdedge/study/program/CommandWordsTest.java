package sdedge.study.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.study.program.PlanProgram.CommandWords;

/** Commands are split as a shell does, and nothing of them is expanded. */
class CommandWordsTest {
  private static List<String> words(String text) {
    return CommandWords.of(text);
  }

  @Test
  void blanksSeparateAndQuotesJoin() {
    assertThat(words(" python3  my\tplan.py ")).containsExactly("python3", "my", "plan.py");
    assertThat(words("a 'b c' \"d e\"f '' g")).containsExactly("a", "b c", "d ef", "", "g");
    assertThat(words("sh -c 'exit 3; echo \"x\"'"))
        .containsExactly("sh", "-c", "exit 3; echo \"x\"");
  }

  @Test
  void backslashesEscapeOnlyWhatWouldMeanSomething() {
    assertThat(words("a\\ b c\\'d \\\\ C:\\tools\\x.exe"))
        .containsExactly("a b", "c'd", "\\", "C:\\tools\\x.exe");
    assertThat(words("\"a\\\"b\\\\c\\d\" '\\'")).containsExactly("a\"b\\c\\d", "\\");
  }

  @Test
  void nothingIsExpanded() {
    assertThat(words("x $HOME ~ *.yaml | > y; `z`"))
        .containsExactly("x", "$HOME", "~", "*.yaml", "|", ">", "y;", "`z`");
  }

  @Test
  void whatIsNoCommandIsRefused() {
    for (String none : List.of("", "  ", "'' a")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> words(none))
          .withMessage("a command is missing");
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> words("a 'b"))
        .withMessage("a ' is never closed in a 'b");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> words("a \"b\\\""))
        .withMessage("a \" is never closed in a \"b\\\"");
  }
}
