package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The pages on fits say what the committed tables say. */
class CalibrationTablesTest {
  private static final Path FOLDER = Path.of("results/calibration");

  private static List<Map<String, String>> rows(String name) throws IOException {
    return CsvRows.read(FOLDER.resolve(name + ".csv"));
  }

  private static String words(Path page) throws IOException {
    return Files.readString(page).replaceAll("\\s+", " ");
  }

  private static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f %%", 100 * share).replace('-', '−');
    return text.equals("−0.0 %") ? "0.0 %" : text;
  }

  private static String kind(Map<String, String> row, String column) {
    return cell(row, column).split("-", -1)[0];
  }

  private static double[] of(String table, Predicate<Map<String, String>> wanted, String column)
      throws IOException {
    return rows(table).stream().filter(wanted).mapToDouble(row -> number(row, column)).toArray();
  }

  private static double most(double... figures) {
    return DoubleStream.of(figures).max().orElseThrow();
  }

  private static double least(double... figures) {
    return DoubleStream.of(figures).min().orElseThrow();
  }

  /** What may be trusted is said by the least and the largest figure of the fits. */
  @Test
  void whatMayBeTrustedIsThatOfTheTables() throws IOException {
    double[] unseen = of("fits", row -> true, "unseen_mean");
    double[] unseen95 = of("fits", row -> true, "unseen_p95");
    Predicate<Map<String, String>> alone = row -> !cell(row, "fitted_to").startsWith("all");
    double[] others = of("transfers", alone, "mean");
    double[] together = of("transfers", alone.negate(), "mean");
    assertThat(words(Path.of("docs/fidelity.md")))
        .contains(
            percent(least(unseen)) + " to " + percent(most(unseen)) + " off in the mean",
            "95 % of them within " + percent(least(unseen95)) + " to " + percent(most(unseen95)),
            percent(least(others))
                + " to "
                + percent(most(others))
                + " off if its acceptance is given",
            percent(least(together)) + " to " + percent(most(together)) + " by fits to both");
    for (String kind : List.of("semi", "long")) {
      Predicate<Map<String, String>> its = row -> kind(row, "runs_of").equals(kind);
      assertThat(words(Path.of("docs/fidelity.md")))
          .contains(
              String.format(
                  Locale.ROOT,
                  "%s (%s) on *%s*, where the best single length loses %s (%s)",
                  percent(most(of("fits", its, "schedule_loss_mean"))),
                  percent(most(of("fits", its, "schedule_loss_max"))),
                  kind,
                  percent(most(of("fits", its, "constant_loss_mean"))),
                  percent(most(of("fits", its, "constant_loss_max")))));
    }
  }

  /** One kind of requests leaves open what two kinds tell. */
  @Test
  void twoKindsOfRequestsTellWhatOneDoesNot() throws IOException {
    String positions = "verifier.position_overhead_s";
    for (Map<String, String> row : rows("transfers")) {
      boolean both = cell(row, "fitted_to").startsWith("all");
      String unknown = cell(row, "not_identified");
      assertThat(unknown).contains("verifier.pass_overhead_s", "verifier.bandwidth_efficiency");
      if (!both) {
        assertThat(unknown).contains(positions);
      } else if (!cell(row, "cells").equals("five runs")) {
        assertThat(unknown).doesNotContain(positions, "verifier.prompt_pass_overhead_s");
      }
    }
  }
}
