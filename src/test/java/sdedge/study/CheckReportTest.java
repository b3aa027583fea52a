package sdedge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.check.CheckOutcome;
import sdedge.check.ClaimVerdict;

/** The first line says as much as is true. */
class CheckReportTest {
  private static String headline(ClaimVerdict verdict) {
    CheckOutcome outcome = new CheckOutcome(List.of(), 20, "optimal", List.of(), null);
    return new CheckReport("results/a", outcome, verdict).lines().get(0);
  }

  @Test
  void claimsThatAreNotProvenAgainAreNotCalledSo() {
    assertThat(headline(new ClaimVerdict.Holds(List.of("optimal"))))
        .isEqualTo("results/a: optimal, nothing differs");
    assertThat(headline(new ClaimVerdict.Certified(List.of("bound certified"), 0.000312)))
        .isEqualTo(
            "results/a: optimal, nothing differs, claims proven again but for a gap of 0.031 %");
    assertThat(headline(new ClaimVerdict.Undecided("the time is over")))
        .isEqualTo("results/a: optimal, nothing differs, claims not derived again");
  }
}
