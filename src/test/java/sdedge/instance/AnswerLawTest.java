package sdedge.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.oracle.model.Outcomes;

/** Ō = ⌈Σ p·O − 1e-9⌉, which solver and check compute each by itself. */
class AnswerLawTest {
  /** 13, 8, 6 and twice 4 tokens have the mean 7; a rare one of 12 adds about its weight. */
  @ParameterizedTest
  @CsvSource({"0, 7", "0.9e-9, 7", "1e-9, 7", "1.1e-9, 8", "1, 8", "1000, 12"})
  void theMeanIsRoundedUpFromABillionthOn(double rare, int planned) {
    List<AnswerLaw.Outcome> outcomes = new ArrayList<>();
    for (int tokens : new int[] {13, 8, 4, 4, 6}) {
      outcomes.add(new AnswerLaw.Outcome(tokens, Acceptance.of(0.5), 1));
    }
    if (rare > 0) {
      outcomes.add(new AnswerLaw.Outcome(12, Acceptance.of(0.5), rare));
    }
    AnswerLaw law = AnswerLaw.of(outcomes, Integer.MAX_VALUE, 4);
    Task task = new Task("u1", 0, 16, law, 20, -90, 0);
    assertThat(law.outputTokens()).isEqualTo(planned);
    assertThat(Outcomes.plannedTokens(task)).isEqualTo(planned);
  }
}
