package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.Human;

/** The page of sweeps and benchmarks in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportExperimentIT {
  private static final List<String> CHARTS =
      List.of(
          "makespan-over-0",
          "tokens-over-0",
          "profile-0",
          "gaps-x0-0",
          "makespan-over-1",
          "tokens-over-1",
          "wall-over-2",
          "found-over-2",
          "profile-2",
          "gaps-x2-0",
          "proofs-2");
  private static final String BANDWIDTH = "drafters[*].wireless.bandwidth_hz";

  @TempDir private static Path folder;
  private Browser browser;
  private ReportedPage page;
  private Path values;
  private Path seeds;
  private Path all;

  @BeforeAll
  void open() {
    browser = Browser.start(folder.resolve("profile"));
    page = new ReportedPage(browser);
    values = folder.resolve("values");
    seeds = folder.resolve("seeds");
    Path bench = folder.resolve("bench");
    String one = "instances/quickstart.yaml";
    ReportBrowserIT.run(
        "sweep",
        one,
        "--set",
        BANDWIDTH + "=1e5,1e6,1e7",
        "--with",
        "drafters[*].fronthaul.rate_bps=1e8,1e9,1e10",
        "--set",
        "speculation.max_length=0,4,6",
        "--methods",
        "dp,goodput",
        "-o",
        values);
    ReportBrowserIT.run(
        "sweep",
        one,
        "--set",
        "tasks[*].acceptance=0.5,0.7",
        "--seeds",
        "1..3",
        "--fading",
        "rayleigh",
        "--methods",
        "dp",
        "-o",
        seeds);
    ReportBrowserIT.run(
        "bench",
        one,
        Cli.ROLLING,
        "instances/two-drafters.yaml",
        "--methods",
        "dp,autoregressive-max",
        "--repeats",
        "2",
        "--warmup",
        "0",
        "-o",
        bench);
    all = folder.resolve("all.html");
    ReportBrowserIT.run("report", values, seeds, bench, "-o", all);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private List<?> points(String chart, String method) {
    return browser.list(
        "echarts.getInstanceByDom(document.getElementById(arguments[0])).getOption().series"
            + ".find(line => line.name === arguments[1]).data.map(at => at.value)",
        chart,
        method);
  }

  /** Rows of a table of a sweep as points of a line, where a column has a value. */
  private static List<List<Double>> rows(Path file, String x, String y, String method, String where)
      throws Exception {
    List<String> lines = Files.readAllLines(file);
    List<String> names = List.of(lines.get(0).split(",", -1));
    List<List<Double>> points = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = List.of(line.split(",", -1));
      String[] condition = where.split("=", 2);
      if (fields.get(names.indexOf("method")).equals(method)
          && fields.get(names.indexOf(condition[0])).equals(condition[1])) {
        points.add(
            List.of(
                Double.valueOf(fields.get(names.indexOf(x))),
                Double.valueOf(fields.get(names.indexOf(y)))));
      }
    }
    assertThat(points).hasSizeGreaterThan(1);
    return points;
  }

  private static List<List<Double>> numbers(List<?> points) {
    return points.stream()
        .map(
            point ->
                ((List<?>) point).stream().map(value -> ((Number) value).doubleValue()).toList())
        .toList();
  }

  @Test
  void everyChartIsDrawn() {
    browser.open(all);

    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    browser.width(500);
    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    assertThat(browser.number("document.documentElement.scrollWidth - innerWidth")).isNotPositive();
    browser.width(1280);
    assertThat(browser.console()).isEmpty();
  }

  /**
   * What moves along is no choice of its own; of what is not across the value of the instance is
   * shown, else the first. Equal lines are one.
   */
  @Test
  void linesAreThoseOfTheChosenValues() throws Exception {
    browser.open(all);
    Path file = values.resolve("sweep.csv");
    String length = "speculation.max_length";

    assertThat(numbers(points("makespan-over-0", "goodput")))
        .isEqualTo(rows(file, BANDWIDTH, "makespan_s", "goodput", length + "=6"));
    assertThat(browser.text("document.getElementById('makespan-over-0').parentElement.textContent"))
        .contains("Held: speculation.max_length 6.");
    assertThat(
            browser.list(
                "echarts.getInstanceByDom(document.getElementById('makespan-over-0')).getOption()"
                    + ".series.filter(line => line.type === 'line').map(line => line.name)"))
        .isEqualTo(List.of("goodput", "dp")); // the best is on top

    page.choose(length, "0");
    assertThat(numbers(points("tokens-over-0", "dp = goodput")))
        .isEqualTo(rows(file, BANDWIDTH, "tokens_per_s", "dp", length + "=0"));

    page.choose("over", length);
    page.choose(BANDWIDTH, "1e5");
    assertThat(numbers(points("makespan-over-0", "dp")))
        .isEqualTo(rows(file, length, "makespan_s", "dp", BANDWIDTH + "=1e5"));
    assertThat(browser.text("document.querySelector('[data-experiment=\"0\"]').textContent"))
        .contains("A sweep: 18 searches, 18 with a plan.");
    assertThat(page.drawnCharts()).contains("makespan-over-0", "tokens-over-0");
    assertThat(browser.console()).isEmpty();
  }

  /**
   * Shares of the nine problems of the sweep that a scheme solves as well as the best, or nearly.
   */
  @Test
  void profilesAreSharesOfProblems() throws Exception {
    browser.open(all);
    List<String> lines = Files.readAllLines(values.resolve("sweep.csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    int at = names.indexOf("makespan_s");
    List<Double> ratios = new ArrayList<>();
    for (int row = 1; row < lines.size(); row += 2) { // dp, then goodput
      double bestS = Double.parseDouble(lines.get(row).split(",", -1)[at]);
      ratios.add(Double.parseDouble(lines.get(row + 1).split(",", -1)[at]) / bestS - 1);
    }
    ratios.sort(null);

    List<List<Double>> steps = numbers(points("profile-0", "goodput"));
    assertThat(ratios).hasSize(9);
    for (List<Double> step : steps) {
      long within = ratios.stream().filter(ratio -> ratio <= step.get(0)).count();
      assertThat(step.get(1)).as("within " + step.get(0)).isEqualTo(within / 9.0);
    }
    assertThat(steps).last().isEqualTo(List.of(ratios.get(8), 1.0));
    assertThat(numbers(points("profile-0", "dp"))).last().isEqualTo(List.of(ratios.get(8), 1.0));
    assertThat(browser.text("document.getElementById('profile-0').parentElement.textContent"))
        .contains(
            "Of 9 problems, as good as the best found: dp 100.0 %, goodput "
                + Human.percent(ratios.stream().filter(ratio -> ratio <= 1e-9).count() / 9.0)
                + "; within 5 %: dp 100.0 %, goodput "
                + Human.percent(ratios.stream().filter(ratio -> ratio <= 0.05).count() / 9.0));
  }

  /** Only the program of three problems proves plans optimal; a scheme proves nothing. */
  @Test
  void proofsAreCountedByTime() throws Exception {
    browser.open(all);
    assertThat(
            browser.list(
                "echarts.getInstanceByDom(document.getElementById('proofs-2')).getOption()"
                    + ".series.map(line => line.name)"))
        .isEqualTo(List.of("dp"));
    assertThat(numbers(points("proofs-2", "dp")))
        .last()
        .satisfies(step -> assertThat(step.get(1)).isEqualTo(1));
    assertThat(browser.text("document.getElementById('proofs-2').parentElement.textContent"))
        .contains("Of 3 problems, proven optimal: dp 3, in the median within ");
  }

  @Test
  void seedsAreMeansWithIntervals() throws Exception {
    browser.open(all);
    Path file = seeds.resolve("sweep-mean.csv");
    String across = "tasks[*].acceptance";

    assertThat(numbers(points("makespan-over-1", "dp")))
        .isEqualTo(rows(file, across, "makespan_mean_s", "dp", "rows=3"));
    List<Object> ends =
        browser.list(
            "echarts.getInstanceByDom(document.getElementById('makespan-over-1')).getOption()"
                + ".series[1].data.map(bar => bar.slice(1))");
    List<List<Double>> low = rows(file, across, "makespan_low_s", "dp", "rows=3");
    List<List<Double>> high = rows(file, across, "makespan_high_s", "dp", "rows=3");
    for (int i = 0; i < low.size(); i++) {
      assertThat(numbers(List.of(ends.get(i))).get(0))
          .containsExactly(low.get(i).get(1), high.get(i).get(1));
    }
  }
}
