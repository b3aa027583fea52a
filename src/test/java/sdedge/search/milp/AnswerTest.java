package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String TOKEN = "a-token";
  private static final Answer ANSWER =
      new Answer(Answer.State.OPTIMAL, 0.1 + 0.2, 1e-300, 7, new int[] {0, 3, 12}, "no\tnews");

  @Test
  void survivesTheWay() {
    Answer read = Answer.parse(ANSWER.line(TOKEN), TOKEN);
    assertThat(read).usingRecursiveComparison().isEqualTo(ANSWER);
  }

  @Test
  void isFoundBehindUnfinishedOutput() {
    String line = "Presolving..." + Answer.stopped(0, 1).line(TOKEN);
    assertThat(Answer.parse(line, TOKEN)).isNotNull();
  }

  @Test
  void isNothingIfDamagedOrOfSomebodyElse() {
    String line = ANSWER.line(TOKEN);
    assertThat(Answer.parse(line.replace("12", "13"), TOKEN)).isNull();
    assertThat(Answer.parse(line.substring(0, line.length() - 1), TOKEN)).isNull();
    assertThat(Answer.parse(line, "b-token")).isNull();
    assertThat(Answer.parse("", TOKEN)).isNull();
  }

  @Test
  void keepsMessagesOnOneLine() {
    assertThat(Answer.failed("one\n\ttwo").message()).isEqualTo("one two");
  }
}
