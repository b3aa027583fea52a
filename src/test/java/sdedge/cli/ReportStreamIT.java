package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.control.Signals;
import sdedge.document.Human;
import sdedge.study.Search;

/** The page of results of {@code stream} in a browser: some of them, side by side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportStreamIT {
  private static final List<String> CHARTS =
      List.of(
          "ttft-chart-0",
          "tpot-chart-0",
          "e2e-chart-0",
          "attainment-chart-0",
          "rate-chart-1",
          "tokens-chart-2",
          "ttft-chart-2",
          "tpot-chart-2",
          "e2e-chart-2",
          "attainment-chart-2",
          "capacities-chart-0",
          "capacities-chart-2",
          "window-chart-0",
          "window-chart-1",
          "window-chart-2");

  @TempDir private static Path folder;
  private Browser browser;
  private ReportedPage page;
  private Path first;
  private Path both;

  @BeforeAll
  void open() {
    browser = Browser.start(folder.resolve("profile"));
    page = new ReportedPage(browser);
    first = folder.resolve("two");
    String level = "--slo=ttft=1s,tpot=50ms";
    String[] asked = {"--rate=1.5,0.5,max", level, "--capacity", "--requests=50", "--draws=2"};
    serve(first, "instances/two-drafters.yaml", asked);
    Path second = folder.resolve("quick");
    serve(second, "instances/quickstart.yaml", "--rate=1", "--requests=60", "--groups=2");
    Path third = folder.resolve("users");
    String[] users = {"--concurrency=4,1", level, "--capacity", "--requests=40", "--groups=1"};
    serve(third, "instances/quickstart.yaml", users);
    both = folder.resolve("both.html");
    ReportBrowserIT.run("report", first, second, third, "-o", both);
  }

  private static void serve(Path out, String instance, String... options) {
    List<Object> argv = new ArrayList<>(List.of("stream", instance, "-o", out));
    argv.addAll(List.of(options));
    ReportBrowserIT.run(argv.toArray());
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyChartIsDrawn() {
    browser.open(both);

    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    assertThat(browser.text("document.getElementById('streams').textContent"))
        .contains("limited by verifier 100.0 %");
    browser.width(500);
    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    assertThat(browser.number("document.documentElement.scrollWidth - innerWidth")).isNotPositive();
    browser.width(1280);
    assertThat(browser.console()).isEmpty();
  }

  /** Hundreds of times as long beside what is soon done. */
  @Test
  void oneLongBarDoesNotFlattenTheOthers() {
    Path wide = folder.resolve("wide");
    serve(wide, "instances/quickstart.yaml", "--rate=1.4", "--policy=autoregressive,best");
    Path page = folder.resolve("wide.html");
    ReportBrowserIT.run("report", wide, "-o", page);
    browser.open(page);
    assertThat(browser.text("document.getElementById('curves').textContent"))
        .contains("Full: median; pale: 95 %. Lengths are logarithms.");
    assertThat(browser.console()).isEmpty();
  }

  /** A trace has no rate, and of a run that was stopped there is nothing. */
  @Test
  void whatIsNotKnownIsLeftOut() throws Exception {
    Path trace = Files.writeString(folder.resolve("t.csv"), "arrival_s,task\n5,u1\n5,u2\n5.5,u3\n");
    Path traced = folder.resolve("traced");
    Path nothing = folder.resolve("nothing");
    String quick = "instances/quickstart.yaml";
    Streams.served(traced, quick, "--arrivals=" + trace);
    Signals signals = new Signals();
    signals.take(2);
    Cli.run("", signals, Search.SOLVER, "stream", quick, "--rate=1", "-o", nothing);
    Path all = folder.resolve("all.html");
    ReportBrowserIT.run("report", traced, nothing, "-o", all);

    browser.open(all);

    assertThat(page.drawnCharts()).containsExactly("window-chart-0");
    assertThat(browser.text("document.getElementById('streams').textContent"))
        .contains("The run was interrupted.");
    assertThat(browser.console()).isEmpty();
  }

  private Object option(String chart, String what) {
    return browser.ask(
        "echarts.getInstanceByDom(document.getElementById(arguments[0])).getOption()" + what,
        chart);
  }

  /** One rate is a bar for each way to serve; users are the axis of a closed loop. */
  @Test
  void oneRateIsBarsAndUsersAreAnAxis() throws Exception {
    browser.open(both);
    double[] medianS = Streams.numbers(folder.resolve("quick").resolve("rates.csv"), "e2e_p50_s");

    List<?> bars = (List<?>) option("rate-chart-1", ".series[0].data.map(bar => bar.value)");
    List<?> users = (List<?>) option("tokens-chart-2", ".series[0].data.map(point => point[0])");

    assertThat(bars.stream().mapToDouble(bar -> ((Number) bar).doubleValue()).toArray())
        .containsExactly(medianS, within(1e-9));
    assertThat(users).map(Object::toString).containsExactly("1", "4");
    assertThat(option("tokens-chart-2", ".xAxis[0].name")).isEqualTo("users");
    assertThat(option("capacities-chart-2", ".xAxis[0].name")).isEqualTo("users");
    assertThat(browser.console()).isEmpty();
  }

  /** Lines go from low to high rates, end at nothing that came at once, and have the limit. */
  @Test
  void curvesAreThoseOfTheFile() throws Exception {
    browser.open(both);
    Map<String, Object> stream = Streams.document(first);
    double most = Json.number(Json.map(stream.get("bound")).get("most_per_s"));

    List<?> lines =
        (List<?>)
            option(
                "ttft-chart-0",
                ".series.filter(line => line.data.length > 0).map(line => [line.name, line.data])");
    List<?> limits =
        (List<?>)
            option(
                "ttft-chart-0",
                ".series.at(-1).markLine.data.map(line => 'xAxis' in line ? line.xAxis :"
                    + " line.yAxis)");

    assertThat(limits.stream().map(limit -> ((Number) limit).doubleValue()))
        .containsExactly(most, 1.0);
    assertThat(lines).hasSize(2 * 6); // median and 95 % of three policies in one and two groups
    List<Object> curve = Json.list(stream.get("curve"));
    for (int way = 0; way < 6; way++) {
      for (int rate = 0; rate < 2; rate++) { // 1.5 is the first asked for
        Map<String, Object> point = Json.map(curve.get(way + 6 * (1 - rate)));
        for (int i = 0; i < 2; i++) {
          List<?> line = (List<?>) lines.get(2 * way + i);
          List<?> at = (List<?>) ((List<?>) line.get(1)).get(rate);
          assertThat((String) line.get(0)).startsWith(point.get("policy") + ", ");
          String name = i == 0 ? "ttft_p50_s" : "ttft_p95_s";
          double expected = Json.number(Json.map(point.get("mean")).get(name));
          assertThat(((Number) at.get(0)).doubleValue()).isEqualTo(rate == 0 ? 0.5 : 1.5);
          assertThat(((Number) at.get(1)).doubleValue()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void tablesAreThoseOfTheFiles() throws Exception {
    browser.open(both);

    List<List<String>> rates = ReportBrowserIT.csv(first.resolve("rates.csv"));
    assertThat(page.rows("ttft-rates-0")).hasSize(rates.size() - 1);
    assertThat(page.rows("ttft-rates-0").get(4).get(4)).isEqualTo(rates.get(5).get(4));
    List<List<String>> stages = ReportBrowserIT.csv(first.resolve("schedule.csv"));
    List<List<String>> shown = page.rows("window-0");
    assertThat(shown).hasSize(stages.size() - 1);
    assertThat(Double.parseDouble(shown.get(100).get(6)))
        .isEqualTo(Double.parseDouble(stages.get(101).get(6)));
  }

  /** Of the requests those are shown that were served meanwhile, and the timeline begins there. */
  @Test
  void theWindowHasItsRequests() throws Exception {
    browser.open(both);
    double[] startS = Streams.numbers(first.resolve("schedule.csv"), "start_s");
    double[] endS = Streams.numbers(first.resolve("schedule.csv"), "end_s");
    double beginS = Arrays.stream(startS).min().orElse(0);
    double lastS = Arrays.stream(endS).max().orElse(0);
    double[] admittedS = Streams.numbers(first.resolve("requests.csv"), "admitted_s");
    double[] completeS = Streams.numbers(first.resolve("requests.csv"), "complete_s");
    List<String> expected = new ArrayList<>();
    for (int r = 0; r < admittedS.length; r++) {
      if (admittedS[r] < lastS && completeS[r] > beginS) {
        expected.add(String.valueOf(r + 1));
      }
    }

    assertThat(page.rows("requests-0")).extracting(row -> row.get(0)).isEqualTo(expected);
    assertThat(expected).contains("26"); // of the middle
    assertThat(((Number) option("window-chart-0", ".xAxis[0].min")).doubleValue())
        .isEqualTo(beginS);
    assertThat(((Number) option("window-chart-0", ".xAxis[0].max")).doubleValue()).isEqualTo(lastS);
    assertThat(browser.text("document.querySelector('#window figcaption').textContent"))
        .contains("from " + Human.seconds(beginS) + " to " + Human.seconds(lastS));
  }
}
