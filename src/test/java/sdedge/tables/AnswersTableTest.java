package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page on answers says what the committed table says. */
class AnswersTableTest {
  private static List<Map<String, String>> rows() throws Exception {
    return CsvRows.read(Path.of("results/answers/answers.csv"));
  }

  private static double value(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void everyRowIsShown() throws Exception {
    String page = Files.readString(Path.of("results/answers/README.md"));
    for (Map<String, String> row : rows()) {
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %.2f | %.2f | %.2f | %.2f | %.2f ± %.2f | %.2f |",
                  value(row, "averages_promise_s"),
                  value(row, "averages_sampled_s"),
                  value(row, "law_promise_s"),
                  value(row, "law_sampled_s"),
                  value(row, "known_saved_s"),
                  value(row, "known_standard_error_s"),
                  value(row, "continuous_sampled_s")));
    }
  }

  @Test
  void whatThePageSaysHolds() throws Exception {
    int byContinuous = 0;
    for (Map<String, String> row : rows()) {
      double lawS = value(row, "law_sampled_s");
      double lack = 1 - value(row, "averages_promise_s") / value(row, "averages_sampled_s");
      assertThat(lack).as("averages promise too little").isBetween(0.32, 0.57);
      assertThat(value(row, "law_promise_s") / lawS - 1).as("the law").isBetween(-0.005, 0.005);
      assertThat(value(row, "averages_sampled_s") / lawS - 1).isBetween(-0.0005, 0.0225);
      double saved = 1 - value(row, "continuous_sampled_s") / lawS;
      byContinuous += saved >= 0.185 && saved <= 0.315 ? 1 : 0;
    }
    assertThat(byContinuous).isEqualTo(3);
  }
}
