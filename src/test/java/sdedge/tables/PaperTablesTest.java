package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings say what the tables of results say, and these hold together. */
final class PaperTablesTest {
  private static final Pattern FIGURE = Pattern.compile("\\d+\\.\\d+(?= (?:%|s\\b))");
  private static final Pattern TABLE = Pattern.compile("(?s)<!-- table: .*?<!-- end -->");
  private static final Path FINDINGS = Path.of("results/README.md");

  @Test
  void theFiguresOfTheTextAreInTheTables() throws Exception {
    StringBuilder tables = new StringBuilder();
    for (String folder : List.of("heuristics", "paper", "networks", "methods")) {
      Path page = Path.of("results", folder, "README.md");
      TABLE
          .matcher(Files.readString(page))
          .results()
          .forEach(table -> tables.append(table.group()));
    }
    Matcher figure = FIGURE.matcher(Files.readString(FINDINGS));
    int found = 0;
    while (figure.find()) {
      assertThat(tables).containsPattern("(?<![\\d.])" + Pattern.quote(figure.group()) + "(?!\\d)");
      found++;
    }
    assertThat(found).isGreaterThan(50);
  }

  /** The scores of 600 instances, from the makespans again. */
  @Test
  void theScoresAreThoseOfTheMakespans() throws Exception {
    Path folder = Path.of("results/heuristics");
    List<Map<String, String>> rows = CsvRows.read(folder.resolve("gaps.csv"));
    Map<String, Double> optimumS = new HashMap<>();
    for (Map<String, String> row : rows) {
      if (CsvRows.cell(row, "status").equals("optimal")) {
        optimumS.put(CsvRows.cell(row, "instance"), CsvRows.number(row, "makespan_s"));
      }
    }
    assertThat(optimumS).hasSize(600);
    for (Map<String, String> score : CsvRows.read(folder.resolve("scores.csv"))) {
      List<Double> gaps =
          rows.stream()
              .filter(row -> CsvRows.cell(row, "method").equals(CsvRows.cell(score, "method")))
              .filter(row -> CsvRows.cell(row, "instance").startsWith(CsvRows.cell(score, "group")))
              .filter(row -> !CsvRows.cell(row, "makespan_s").isEmpty())
              .map(
                  row ->
                      CsvRows.number(row, "makespan_s")
                              / Objects.requireNonNull(optimumS.get(CsvRows.cell(row, "instance")))
                          - 1)
              .toList();
      assertThat(gaps).hasSize((int) CsvRows.number(score, "pairs"));
      if (!gaps.isEmpty()) {
        double median = CsvRows.median(gaps.stream().mapToDouble(gap -> gap));
        double mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
        assertThat(CsvRows.number(score, "gap_median")).isCloseTo(median, within(1e-12));
        assertThat(CsvRows.number(score, "gap_mean")).isCloseTo(mean, within(1e-12));
        assertThat(CsvRows.number(score, "gap_largest"))
            .isCloseTo(Collections.max(gaps), within(1e-12));
      }
    }
  }

  /** All optima in an order are proven, and no plan in none is slower. */
  @Test
  void ordersCostSomethingAndSaveNothing() throws Exception {
    List<Map<String, String>> rows =
        CsvRows.read(Path.of("results/heuristics").resolve("orders.csv"));
    double[] costs =
        CsvRows.by(row -> CsvRows.cell(row, "instance"), rows).values().stream()
            .mapToDouble(
                both ->
                    CsvRows.number(both.get(0), "makespan_s")
                            / CsvRows.number(both.get(1), "makespan_s")
                        - 1)
            .toArray();

    assertThat(rows).extracting(row -> row.get("termination")).containsOnly("completed");
    assertThat(rows)
        .extracting(row -> row.get("method"))
        .containsSequence("dp", "partitions", "dp", "partitions");
    assertThat(costs).hasSize(60);
    assertThat(DoubleStream.of(costs).min().orElseThrow()).isEqualTo(0);
    assertThat(DoubleStream.of(costs).max().orElseThrow()).isGreaterThan(5e-3);
  }

  /** What is said of all batch plans of shipped instances is what the table has. */
  @Test
  void gapsOverAllBatchPlansAreThoseOfTheTable() throws Exception {
    List<Map<String, String>> rows =
        CsvRows.read(Path.of("results/heuristics").resolve("batch-plans.csv"));
    double[] gaps = new double[rows.size()];
    for (int i = 0; i < gaps.length; i++) {
      double makespanS = CsvRows.number(rows.get(i), "makespan_s");
      gaps[i] = CsvRows.number(rows.get(i), "gap");
      double boundS = CsvRows.number(rows.get(i), "bound_s");
      assertThat((makespanS - boundS) / makespanS).isCloseTo(gaps[i], within(1e-6));
      assertThat(makespanS).isLessThanOrEqualTo(CsvRows.number(rows.get(i), "contiguous_s"));
    }
    String said =
        String.format(
            Locale.ROOT,
            "the median gap is %.2f %%, the largest %.2f %%",
            100 * CsvRows.median(DoubleStream.of(gaps)),
            100 * DoubleStream.of(gaps).max().orElseThrow());

    assertThat(gaps).hasSize(9);
    assertThat(Files.readString(FINDINGS)).contains(said);
  }

  /** As {@code sha256sum -c} does. */
  @ParameterizedTest
  @ValueSource(strings = {"results/paper", "results/networks", "results/heuristics"})
  void theFilesHaveTheDigestsWrittenDown(Path folder) throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve("SHA256SUMS"));
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      String name = line.substring(line.indexOf(' ') + 2);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name)));
      assertThat(HexFormat.of().formatHex(digest) + "  " + name).isEqualTo(line);
    }
  }
}
