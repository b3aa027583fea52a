package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.tables.CsvRows.cell;
import static sdedge.tables.CsvRows.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on the published system says what the committed tables say. */
class PublishedTablesTest {
  private static String words(String page) throws Exception {
    return Files.readString(Path.of(page)).replaceAll("\\s+", " ");
  }

  private static List<Map<String, String>> rows(String table) throws IOException {
    return CsvRows.read(Path.of("results/published", table + ".csv"));
  }

  /** By how many per cent the optimum takes less than a scheme, draw by draw. */
  private static List<Double> savings(List<Map<String, String>> rows, String scheme) {
    List<Double> all = new ArrayList<>();
    CsvRows.by(row -> cell(row, "seed"), rows)
        .forEach(
            (seed, draw) -> all.add(100 - 100 * makespanS(draw, "dp") / makespanS(draw, scheme)));
    return all;
  }

  /** Of the one row of a method. */
  private static double makespanS(List<Map<String, String>> draw, String method) {
    List<Map<String, String>> found =
        draw.stream().filter(row -> cell(row, "method").equals(method)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " rows of " + method + " in " + draw);
    }
    return number(found.get(0), "makespan_s");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** The mean makespan of a method over the draws. */
  private static double meanS(List<Map<String, String>> rows, String method) {
    return rows.stream()
        .filter(row -> cell(row, "method").equals(method))
        .mapToDouble(row -> number(row, "makespan_s"))
        .average()
        .orElseThrow(() -> new IllegalStateException("no rows of " + method));
  }

  private static List<Map<String, String>> those(
      List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
    return rows.stream().filter(which).toList();
  }

  private static List<Map<String, String>> those(
      List<Map<String, String>> rows, String column, String value) {
    return those(rows, row -> cell(row, column).equals(value));
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** No search ended early, and whatever claims to be the optimum is proven. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "points",
        "pairs",
        "optimum",
        "assumptions",
        "tasks",
        "output",
        "input",
        "acceptance",
        "bandwidth"
      })
  void everyOptimumIsProven(String table) throws Exception {
    List<Map<String, String>> rows = rows(table);

    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows).extracting(row -> row.get("termination")).containsOnly("completed");
    assertThat(those(rows, "method", "dp"))
        .extracting(row -> row.get("status"))
        .containsOnly("optimal");
  }

  /** A plan of one of the schemes is never better than the optimum of the same draw. */
  @Test
  void noSchemeIsBetterThanTheOptimum() throws Exception {
    for (String table : List.of("tasks", "output", "input", "acceptance")) {
      List<Map<String, String>> rows = rows(table);
      String axis = rows.get(0).keySet().iterator().next();
      CsvRows.by(row -> cell(row, axis), rows)
          .forEach(
              (value, own) -> {
                for (String scheme : List.of("no-pipeline", "fixed-length:7", "heuristic")) {
                  assertThat(savings(own, scheme))
                      .as("%s %s %s", table, value, scheme)
                      .hasSize(3)
                      .allMatch(percent -> percent >= -1e-9);
                }
              });
    }
  }

  @Test
  void theAlgorithmIsTheOptimumOfItsOwnSetting() throws Exception {
    List<Map<String, String>> own =
        those(
            those(rows("optimum"), "answers", "1.1b-7b"),
            row -> cell(row, "plans").equals("synchronous"));

    assertThat(savings(own, "published")).hasSize(3).allMatch(percent -> Math.abs(percent) < 1e-6);
  }

  @Test
  void sentencesOfThePageAreThoseOfTheTables() throws Exception {
    List<Map<String, String>> assumptions = rows("assumptions");
    List<Map<String, String>> heads = those(assumptions, "assumption", "kv-heads");
    List<Map<String, String>> cohort = those(assumptions, "assumption", "cohort");
    List<Map<String, String>> pairs = rows("pairs");
    double[] sorted =
        CsvRows.by(row -> cell(row, "pair"), pairs).values().stream()
            .flatMap(own -> savings(own, "sorted").stream())
            .mapToDouble(percent -> percent)
            .sorted()
            .toArray();

    assertThat(words("docs/published.md"))
        .contains(
            format(
                "pipelining saves %.1f %% and choosing batches %.1f %%",
                mean(savings(heads, "no-pipeline")), mean(savings(heads, "max-batch"))))
        .contains(
            format(
                "pipelining saves %.1f %% and the optimum takes %.1f s",
                mean(savings(cohort, "no-pipeline")), meanS(cohort, "dp")))
        .contains(format("within %.1f %% of the optimum", sorted[sorted.length - 1]))
        .contains(
            format(
                "takes %.0f s, the optimum with drafts %.0f s.",
                meanS(those(assumptions, "assumption", "no-limit"), "autoregressive-max"),
                meanS(those(assumptions, "assumption", "rule"), "dp")))
        .contains(format("%.2f of the whole pipeline", 0.449 / (1 - 0.449)));
  }

  /** Of ten draws each, with 65,536 bits per token. */
  @Test
  void sentencesOnTheBandAreThoseOfTheTable() throws Exception {
    List<Map<String, String>> band =
        those(those(rows("points"), "of", "band"), "constants", "rule");
    List<String> planned =
        List.of("68m-7b", "1.1b-7b", "1.1b-13b").stream()
            .map(pair -> savings(those(band, "pair", pair), "equal-shares"))
            .map(all -> format("%.1f", mean(all)))
            .toList();
    double[] shares =
        those(those(band, "pair", "68m-7b"), "method", "uniform").stream()
            .mapToDouble(row -> number(row, "upload_wait_s") / pipelineS(row))
            .sorted()
            .toArray();

    assertThat(shares).hasSize(10);
    assertThat(words("docs/published.md"))
        .contains(format("takes %s, %s and %s %% less than that", planned.toArray()))
        .contains(format("it takes %.2f to %.1f of it", shares[0], shares[9]));
  }

  private static double pipelineS(Map<String, String> row) {
    return number(row, "makespan_s") - number(row, "upload_wait_s");
  }

  /** What the first screen of the README says of it. */
  @Test
  void theReadmeSaysWhatTheTableSays() throws Exception {
    List<Map<String, String>> rows = rows("optimum");
    List<Map<String, String>> longest = those(rows, "answers", "1.1b-7b");
    List<Map<String, String>> known = those(rows, "answers", "answers");
    double plannedS = meanS(those(longest, "plans", "synchronous"), "published");
    double executedS = meanS(those(known, "plans", "synchronous"), "published");
    double batchesS = meanS(those(longest, "plans", "lengths"), "dp");
    double knownS = meanS(those(known, "plans", "lengths"), "dp");

    assertThat(words("README.md"))
        .contains(
            format(
                "takes %.0f %% less time than the published algorithm, %.0f %% less if answer lengths",
                100 - 100 * batchesS / plannedS, 100 - 100 * knownS / executedS));
  }
}
