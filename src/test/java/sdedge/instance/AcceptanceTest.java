package sdedge.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final Acceptance TABLE =
      Acceptance.ofContexts(
          List.of(
              new Acceptance.Entry(100, AcceptanceRates.of(0.8, 0.6)),
              new Acceptance.Entry(200, AcceptanceRates.of(0.9)),
              new Acceptance.Entry(400, AcceptanceRates.of(0.1, 0.2, 0))));

  private static void assertRates(Acceptance acceptance, double context, double... rates) {
    for (int i = 1; i <= rates.length; i++) {
      assertThat(acceptance.inContext(context).at(i)).isCloseTo(rates[i - 1], within(1e-15));
    }
  }

  @Test
  void isLinearBetweenContextsByPositionAndConstantOutside() {
    assertRates(TABLE, 1, 0.8, 0.6, 0.6);
    assertRates(TABLE, 100, 0.8, 0.6, 0.6);
    assertRates(TABLE, 125, 0.825, 0.675, 0.675);
    assertRates(TABLE, 150.5, 0.8505, 0.7515);
    assertRates(TABLE, 200, 0.9, 0.9, 0.9);
    assertRates(TABLE, 350, 0.3, 0.375, 0.225, 0.225);
    assertRates(TABLE, 1e9, 0.1, 0.2, 0, 0);
    assertThat(TABLE.variesByContext()).isTrue();
  }

  @Test
  void ofOneEntryOrOfEqualOnesIsThatList() {
    AcceptanceRates rates = AcceptanceRates.of(0.5, 0.25);
    Acceptance.Entry entry = new Acceptance.Entry(7, rates);
    AcceptanceRates longer = AcceptanceRates.of(0.5, 0.25, 0.25);

    assertThat(Acceptance.ofContexts(List.of(entry))).isEqualTo(Acceptance.of(0.5, 0.25));
    assertThat(Acceptance.ofContexts(List.of(entry, new Acceptance.Entry(9, longer))))
        .isEqualTo(Acceptance.of(0.5, 0.25));
    assertThatThrownBy(() -> Acceptance.ofContexts(List.of(entry, entry)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void extremesAreThoseOfWhatIsPassed() {
    assertRates(TABLE.largest(150, 300), 0, 0.9, 0.9, 0.9);
    assertRates(TABLE.smallest(150, 300), 0, 0.5, 0.55, 0.45);
    assertRates(TABLE.largest(1, 50), 0, 0.8, 0.6);
    assertThat(TABLE.largest(1, 1000).variesByContext()).isFalse();
  }

  @Test
  void changesEveryEntryOfEveryMode() {
    Acceptance modes = Acceptance.ofModes(Map.of("a", TABLE));
    Acceptance halved = modes.map(rate -> rate / 2);

    assertRates(halved.under(new DraftChoice("a", 2)), 125, 0.4125, 0.3375);
    assertRates(halved, 400, 0.05, 0.1, 0);
  }

  /** Running products are the means of those of the outcomes in every context. */
  @Test
  void ofSeveralOutcomesIsTheirMeanSurvivalInEveryContext() {
    AnswerLaw law =
        AnswerLaw.of(
            List.of(
                new AnswerLaw.Outcome(10, TABLE, 1),
                new AnswerLaw.Outcome(20, Acceptance.of(0.5), 3)),
            Integer.MAX_VALUE,
            4);

    assertRates(
        law.acceptance(),
        125,
        (0.825 + 3 * 0.5) / 4,
        (0.825 * 0.675 + 3 * 0.25) / (0.825 + 3 * 0.5));
    assertThat(law.acceptance().variesByContext()).isTrue();
    assertThat(law.acceptance().largest(100, 400).inContext(0).at(1))
        .isCloseTo((0.9 + 1.5) / 4, within(1e-15));
  }

  /** Outcomes that differ in some context only are not known; they are up to the longest draft. */
  @Test
  void outcomesAreAlikeThatAreSoInEveryContext() {
    Acceptance.Entry low = new Acceptance.Entry(10, AcceptanceRates.of(0.5, 0.3));
    Acceptance.Entry high = new Acceptance.Entry(20, AcceptanceRates.of(0.5, 0.4));
    Acceptance table = Acceptance.ofContexts(List.of(low, high));
    List<AnswerLaw.Outcome> outcomes =
        List.of(
            new AnswerLaw.Outcome(5, table, 1),
            new AnswerLaw.Outcome(5, Acceptance.of(0.5, 0.3), 1));

    assertThat(AnswerLaw.of(outcomes, 9, 1).isUncertain()).isFalse();
    assertThat(AnswerLaw.of(outcomes, 9, 2).isUncertain()).isTrue();
  }
}
