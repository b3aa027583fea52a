package sdedge.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void theTableIsThatOfTheFile() throws Exception {
    Page page = Page.read(Path.of("results/steps/README.md"));

    assertThat(StepsTables.filled(page).text()).isEqualTo(page.text());
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

  /** Batches that wait for their prompts start at a maximum, counted at a mean. */
  private static boolean justInTime(Map<String, String> row) {
    return "slow-uplink".equals(row.get("instance"));
  }

  /** Each shipped instance has a plan of either kind. */
  @Test
  void everyInstanceIsThere() throws Exception {
    for (String folder : List.of("instances", "instances/calibrated", "instances/bench")) {
      try (var files = java.nio.file.Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          String name = file.getFileName().toString().replace(".yaml", "");
          long plans = ROWS.stream().filter(row -> name.equals(row.get("instance"))).count();
          assertThat(plans)
              .as(name)
              .isEqualTo(List.of("infeasible", "base").contains(name) ? 0 : 2);
        }
      }
    }
  }
}
