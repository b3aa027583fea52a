package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The page on steps says what the committed table says, and that expected steps hold. */
final class StepsTablesTest {
  private static final List<Map<String, String>> ROWS = rows();

  private static List<Map<String, String>> rows() {
    try {
      return CsvRows.read(Path.of("results/steps/steps.csv"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void expectedStepsPredictWhatIsSampled() {
    assertThat(ROWS)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row ->
                assertThat(CsvRows.number(row, "expected_s") / CsvRows.number(row, "sampled_s"))
                    .isBetween(justInTime(row) ? 0.98 : 0.9985, 1.0005));
  }

  /** What the pages say of how much promises are too low. */
  @Test
  void sentencesAreThoseOfTheTable() throws Exception {
    double[] lacks =
        ROWS.stream()
            .filter(row -> "mean".equals(row.get("planned_under")))
            .mapToDouble(row -> lack(row, "mean_s"))
            .toArray();
    Iterator<Map<String, String>> late =
        ROWS.stream().filter(StepsTablesTest::justInTime).iterator();
    Map<String, String> meanPlan = late.next();
    double expectedPlan = lack(late.next(), "expected_s");

    assertThat(words("docs/fidelity.md"))
        .contains(
            String.format(
                Locale.ROOT,
                "makespans come out %.1f %% too low in the mean and up to %.1f %%.",
                DoubleStream.of(lacks).average().orElseThrow(),
                DoubleStream.of(lacks).max().orElseThrow()));
    assertThat(words("instances/README.md"))
        .contains(
            String.format(
                Locale.ROOT,
                "`slow-uplink`, where mean steps promise %.1f %% too little",
                lack(meanPlan, "mean_s")));
    assertThat(words("results/steps/README.md"))
        .contains(
            String.format(
                Locale.ROOT,
                "It is promised %.1f %% too little (the optimum of expected steps %.1f %%), by mean"
                    + " steps %.1f %%.",
                lack(meanPlan, "expected_s"),
                expectedPlan,
                lack(meanPlan, "mean_s")));
  }

  private static String words(String page) throws Exception {
    return Files.readString(Path.of(page)).replaceAll("\\s+", " ");
  }

  /** By how many percent a promise is too low. */
  private static double lack(Map<String, String> row, String promise) {
    return 100 - 100 * CsvRows.number(row, promise) / CsvRows.number(row, "sampled_s");
  }

  /** Batches that wait for their prompts start at a maximum, counted at a mean. */
  private static boolean justInTime(Map<String, String> row) {
    return "slow-uplink".equals(row.get("instance"));
  }

  /** Each shipped instance has a plan of either kind. */
  @Test
  void everyInstanceIsThere() throws Exception {
    for (String folder : List.of("instances", "instances/calibrated", "instances/bench")) {
      try (var files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          String name = file.getFileName().toString().replace(".yaml", "");
          long plans = ROWS.stream().filter(row -> name.equals(row.get("instance"))).count();
          boolean isLeftOut =
              List.of("infeasible", "base").contains(name) || name.startsWith("published");
          assertThat(plans).as(name).isEqualTo(isLeftOut ? 0 : 2);
        }
      }
    }
  }
}
