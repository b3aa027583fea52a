package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on streams says what the committed tables say. */
final class StreamsTablesTest {
  private static final Path FOLDER = Path.of("results/streams");

  private static List<Map<String, String>> rows(String file) throws IOException {
    return CsvRows.read(FOLDER.resolve(file));
  }

  private static String page() throws IOException {
    return Files.readString(FOLDER.resolve("README.md"));
  }

  /** The value of a column, with so many significant digits. */
  private static String shown(Map<String, String> row, String column, int digits) {
    return new BigDecimal(CsvRows.cell(row, column))
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  @Test
  void capacitiesAreThoseOfTheFile() throws IOException {
    String page = page();
    Map<String, List<Map<String, String>>> instances =
        CsvRows.by(row -> CsvRows.cell(row, "instance"), rows("streams.csv"));

    assertThat(instances).hasSize(6);
    instances.forEach(
        (instance, rows) ->
            assertThat(page)
                .containsPattern(
                    "\\| "
                        + instance
                        + ", [^|]* \\| [^|]* \\| [^|]* "
                        + line(rows.stream().map(row -> shown(row, "capacity_per_s", 3)))
                            .replace("|", "\\|")
                            .replace(".", "[.]")));
  }

  @Test
  void latenciesAreThoseOfTheFile() throws IOException {
    assertThat(rows("rates.csv"))
        .hasSize(8)
        .allSatisfy(
            row ->
                assertThat(page())
                    .contains(
                        line(
                            Stream.concat(
                                Stream.of(CsvRows.cell(row, "rate_per_s")),
                                Stream.of("continuous_s", "one_s", "closed_form_s")
                                    .map(column -> shown(row, column, 4))))));
  }

  @Test
  void closedBatchesAreThoseOfTheFile() throws IOException {
    assertThat(rows("closed.csv"))
        .hasSize(6)
        .allSatisfy(
            row ->
                assertThat(page())
                    .contains(
                        line(
                            Stream.concat(
                                Stream.of(CsvRows.cell(row, "instance")),
                                Stream.of("batches_s", "groups_s", "continuous_s", "bound_s")
                                    .map(column -> shown(row, column, 4))))));
  }
}
