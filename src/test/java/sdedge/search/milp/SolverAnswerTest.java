package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SolverAnswerTest {
  private static final String TOKEN = "a-token";
  private static final SolverAnswer ANSWER =
      new SolverAnswer(
          SolverAnswer.State.OPTIMAL,
          0.1 + 0.2,
          1e-300,
          7,
          new int[] {0, 3, 12},
          new double[] {-0.5, 1.0 / 3},
          "no\tnews");

  @Test
  void survivesTheWay() {
    SolverAnswer read = SolverAnswer.parse(ANSWER.line(TOKEN), TOKEN);
    assertThat(read).usingRecursiveComparison().isEqualTo(ANSWER);
  }

  @Test
  void isFoundBehindUnfinishedOutput() {
    String line = "Presolving..." + SolverAnswer.stopped(0, 1).line(TOKEN);
    assertThat(SolverAnswer.parse(line, TOKEN)).isNotNull();
  }

  @Test
  void isNothingIfDamagedOrOfSomebodyElse() {
    String line = ANSWER.line(TOKEN);
    assertThat(SolverAnswer.parse(line.replace("12", "13"), TOKEN)).isNull();
    assertThat(SolverAnswer.parse(line.substring(0, line.length() - 1), TOKEN)).isNull();
    assertThat(SolverAnswer.parse(line, "b-token")).isNull();
    assertThat(SolverAnswer.parse("", TOKEN)).isNull();
  }

  @Test
  void keepsMessagesOnOneLine() {
    assertThat(SolverAnswer.failed("one\n\ttwo").message()).isEqualTo("one two");
  }
}
