package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A page of a comparison alone: gaps by family and method, and what the optimum does otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportComparisonIT {
  @TempDir private static Path folder;
  private Browser browser;
  private Path compared;
  private Path page;

  @BeforeAll
  void open() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    List<Object> argv = new ArrayList<>(List.of("compare"));
    for (int draw = 1; draw <= 3; draw++) {
      String name = "late-000" + draw;
      String text =
          Files.readString(Path.of(Cli.ROLLING))
              .replaceFirst("(?m)^name: .*", "name: " + name)
              .replaceFirst("output_tokens: \\d+", "output_tokens: " + 10 * draw);
      argv.add(Files.writeString(folder.resolve(name + ".yaml"), text));
    }
    argv.add("instances/quickstart.yaml");
    compared = folder.resolve("compared");
    argv.addAll(List.of("--methods", "dp,greedy,single-task", "-o", compared));
    ReportBrowserIT.run(argv.toArray());
    page = folder.resolve("page.html");
    ReportBrowserIT.run("report", compared, "-o", page);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** The gaps to the optimum of a method on the draws of a family, ascending. */
  private List<Double> gaps(String method) throws Exception {
    return Files.readAllLines(compared.resolve("compare.csv")).stream()
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].startsWith("late") && row[1].equals(method))
        .map(row -> Double.valueOf(row[6]))
        .sorted()
        .toList();
  }

  @Test
  void boxesAreTheGapsOfTheFile() throws Exception {
    browser.open(page);

    List<?> box =
        browser.list(
            "echarts.getInstanceByDom(document.getElementById('gaps-0-0')).getOption()"
                + ".series[0].data[2]");
    List<Double> gaps = gaps("single-task");
    assertThat(gaps).hasSize(3);
    assertThat(((Number) box.get(0)).doubleValue()).isCloseTo(100 * gaps.get(0), within(1e-9));
    assertThat(((Number) box.get(2)).doubleValue()).isCloseTo(100 * gaps.get(1), within(1e-9));
    assertThat(((Number) box.get(4)).doubleValue()).isCloseTo(100 * gaps.get(2), within(1e-9));
    assertThat(browser.number("document.querySelectorAll('[data-comparison] figure').length"))
        .as("two families")
        .isEqualTo(2);
    browser.width(400);
    assertThat(browser.number("document.documentElement.scrollWidth - innerWidth")).isNotPositive();
    browser.width(1280);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void theWorstInstanceIsLinkedToWhatTheOptimumDoesOtherwise() {
    browser.open(page);

    String text =
        browser.text(
            "document.querySelector(document.querySelector("
                + "'#scores-0 tr:nth-child(3) a').getAttribute('href')).textContent");

    assertThat(text).startsWith("single-task at late-000").contains("over the optimum", "batches");
  }
}
