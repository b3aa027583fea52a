package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
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
  void whatThePageSaysHolds() throws Exception {
    int predicted = 0;
    int byContinuous = 0;
    int asGoodAsKnowing = 0;
    List<String> changed = new ArrayList<>();
    for (Map<String, String> row : rows()) {
      String name = row.get("instance");
      double lawS = value(row, "law_sampled_s");
      double lack = 1 - value(row, "averages_promise_s") / value(row, "averages_sampled_s");
      assertThat(lack).as("averages promise too little").isBetween(0.155, 0.575);
      double error = value(row, "law_promise_s") / lawS - 1;
      predicted += Math.abs(error) <= 0.005 ? 1 : 0;
      assertThat(error).as(name).isBetween(-0.005, 0.0185);
      double longer = value(row, "averages_sampled_s") / lawS - 1;
      if (longer < -0.005 || longer > 0.0255) {
        changed.add(name + String.format(Locale.ROOT, " %.1f %%", 100 * longer));
      }
      double saved = 1 - value(row, "continuous_sampled_s") / lawS;
      byContinuous += saved >= 0.12 ? 1 : 0;
      assertThat(saved)
          .satisfiesAnyOf(
              s -> assertThat(s).isBetween(0.12, 0.505), s -> assertThat(s).isBetween(0.0, 0.08));
      double knowingS = lawS - value(row, "known_saved_s");
      asGoodAsKnowing += value(row, "continuous_sampled_s") <= 1.0005 * knowingS ? 1 : 0;
    }
    assertThat(rows()).hasSize(15);
    assertThat(predicted).isEqualTo(13);
    assertThat(changed)
        .containsExactly("handsets-band -2.6 %", "city-4-sbs 3.4 %", "l4-a100-modes 23.4 %");
    assertThat(byContinuous).isEqualTo(8);
    assertThat(asGoodAsKnowing).isEqualTo(11);
  }
}
