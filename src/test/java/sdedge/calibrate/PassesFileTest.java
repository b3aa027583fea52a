package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sdedge.document.InvalidInputException;
import sdedge.instance.LatencyTable;

/** Measured passes as a table. */
class PassesFileTest {
  private static MeasuredPass pass(double newTokens, double contextTokens, double seconds) {
    return new MeasuredPass(newTokens, contextTokens, seconds, 1);
  }

  @Test
  void passesInAnySequenceMakeAGrid() throws Exception {
    LatencyTable table =
        PassesFile.grid(
            "f",
            List.of(
                pass(8, 0, 3),
                pass(1, 500, 2),
                pass(8, 500, 4),
                pass(1, 0, 1),
                pass(2, 0, 5),
                pass(2, 500, 6)));

    assertThat(table.newTokens()).containsExactly(1, 2, 8);
    assertThat(table.contextTokens()).containsExactly(0, 500);
    assertThat(table.seconds()).isDeepEqualTo(new double[][] {{1, 2}, {5, 6}, {3, 4}});
  }

  @Test
  void whatIsMissingOrTwiceIsNamed() {
    InvalidInputException gaps =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> PassesFile.grid("f.csv", List.of(pass(1, 0, 1), pass(8, 500, 1), pass(1, 0, 2))));
    assertThat(gaps.problems().toString())
        .contains("f.csv")
        .contains("new_tokens 1, context_tokens 0 is there twice")
        .contains("new_tokens 1, context_tokens 500 is missing")
        .contains("new_tokens 8, context_tokens 0 is missing");

    List<MeasuredPass> diagonal = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      diagonal.add(pass(i, i, 1));
    }
    InvalidInputException many =
        catchThrowableOfType(InvalidInputException.class, () -> PassesFile.grid("f", diagonal));
    assertThat(many.problems()).hasSize(11); // ten of twelve, and how many more
    assertThat(many.problems())
        .anyMatch(problem -> problem.toString().contains("and 2 more points"));
  }
}
