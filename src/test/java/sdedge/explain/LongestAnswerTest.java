package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sdedge.RandomInstances;
import sdedge.instance.Acceptance;
import sdedge.instance.AnswerLaw;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;

/** What memory reserved for the longest answers costs is shown by cutting them off. */
class LongestAnswerTest {
  private static final Instance KNOWN =
      new RandomInstances(new Random(3)).tasks(2).maxLength(3).next();

  private static List<Lever> longest(Instance instance) {
    return Levers.of(instance).stream()
        .filter(lever -> lever.path().equals("tasks[*].max_output_tokens"))
        .toList();
  }

  @Test
  void knownAnswersHaveNone() {
    assertThat(longest(KNOWN)).isEmpty();
  }

  @Test
  void aTenthOfTheLongestIsCutOff() {
    AnswerLaw law =
        AnswerLaw.of(
            List.of(
                new AnswerLaw.Outcome(30, Acceptance.of(0.5), 1),
                new AnswerLaw.Outcome(400, Acceptance.of(0.5), 1)),
            Integer.MAX_VALUE,
            3);
    Instance laws = KNOWN.with(List.of(KNOWN.tasks().get(0), KNOWN.tasks().get(1).with(law)));

    Lever lever = longest(laws).get(0);

    assertThat(lever.now()).isEqualTo(400);
    Instance shorter = Objects.requireNonNull(lever.tenPercent()).instance();
    assertThat(shorter.tasks().get(0)).isEqualTo(laws.tasks().get(0));
    assertThat(shorter.tasks().get(1).answer().meanOutputTokens()).isEqualTo((30 + 360) / 2.0);
    assertThat(Feasibility.reservedTokens(laws, 1) - Feasibility.reservedTokens(shorter, 1))
        .isEqualTo(40);
  }
}
