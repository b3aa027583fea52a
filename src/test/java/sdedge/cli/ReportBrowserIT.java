package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import sdedge.Json;
import sdedge.control.Termination;
import sdedge.document.Human;
import sdedge.document.InputFile;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;

/**
 * The page of {@code report} in a browser: its charts, its numbers, and that all can reach them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportBrowserIT {
  private static final List<String> CHARTS =
      List.of(
          "timeline-chart",
          "components-chart",
          "tasks-chart-0",
          "tasks-chart-1",
          "utilisation-chart",
          "uplink-chart-0",
          "uplink-chart-1",
          "search-chart-0",
          "schemes-chart-0");
  private static final String SHARED_MEMORY = "instances/two-drafters.yaml";

  @TempDir private static Path folder;
  private Browser browser;
  private ReportedPage page;
  private Path result;
  private Path both;

  @BeforeAll
  void open() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    page = new ReportedPage(browser);
    result = folder.resolve("two");
    run("solve", SHARED_MEMORY, "-o", result);
    run(
        "compare",
        SHARED_MEMORY,
        "--methods=dp,greedy,autoregressive",
        "-o",
        folder.resolve("schemes"));
    run(
        "solve",
        "instances/quickstart.yaml",
        "--pipeline",
        "asynchronous",
        "-o",
        folder.resolve("quick"));
    Files.delete(folder.resolve("quick/search.csv"));
    recordSearch();
    both = folder.resolve("both.html");
    run("report", result, folder.resolve("quick"), "-o", both);
  }

  /** Time stands still in the test, so that the search recorded its steps all at once. */
  private void recordSearch() throws Exception {
    Path search = result.resolve("search.csv");
    Path run = result.resolve("run.json");
    String before = InputFile.sha256(Files.readAllBytes(search));
    Files.writeString(
        search,
        """
        time_s,makespan_s,bound_s,order,uplink,relaxation_s,nodes
        0.1,,5.0,,,,
        0.2,20.0,6.5,given,sequential,,
        0.5,12.561970102059531,12.561970102059531,rounds-asc,sequential,,
        """);
    String after = InputFile.sha256(Files.readAllBytes(search));
    Files.writeString(run, Files.readString(run).replace(before, after));
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Runs a command that succeeds. */
  static void run(Object... argv) {
    Cli.Ended ended = Cli.run(argv);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  /** The cells of a file, the header first. */
  static List<List<String>> csv(Path file) throws Exception {
    return Files.readAllLines(file).stream()
        .map(line -> Arrays.asList(line.split(",", -1)))
        .toList();
  }

  @Test
  void everyChartIsDrawnInLightAndDarkAndWhereItIsNarrow() {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.open(both);

      assertThat(browser.text("document.documentElement.dataset.theme")).isEqualTo(scheme);
      assertThat(page.drawnCharts()).as(scheme).containsExactlyElementsOf(CHARTS);
      assertThat(browser.number(contrast("--text"))).as(scheme).isGreaterThan(7);
      assertThat(browser.number(contrast("--soft"))).as(scheme).isGreaterThan(4.5);
    }
    page.button("Light");
    assertThat(browser.text("document.documentElement.dataset.theme")).isEqualTo("light");
    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    browser.width(500);
    assertThat(page.drawnCharts()).containsExactlyElementsOf(CHARTS);
    assertThat(browser.number("document.documentElement.scrollWidth - innerWidth")).isNotPositive();
    browser.width(1280);
    assertThat(browser.number("performance.getEntriesByType('resource').length")).isZero();
    assertThat(browser.console()).isEmpty();
  }

  /** The contrast of a colour to what is behind it, as accessibility guidelines define it. */
  private static String contrast(String colour) {
    return """
    ((colour) => {
      const light = name => {
        let hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim().slice(1);
        if (hex.length === 3) hex = [...hex].map(c => c + c).join('');
        const [r, g, b] = [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
          .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const [a, b] = [light(colour), light('--panel')];
      return Math.max(a, b) / Math.min(a, b);
    })('%s')\
    """
        .formatted(colour);
  }

  @Test
  void aChartThatIsMissingIsNoticed() {
    browser.open(both);
    browser.run("echarts.getInstanceByDom(document.getElementById('components-chart')).dispose()");
    assertThat(page.drawnCharts()).hasSize(CHARTS.size() - 1).doesNotContain("components-chart");
    browser.run("echarts.getInstanceByDom(document.getElementById('search-chart-0')).clear()");
    assertThat(page.drawnCharts()).doesNotContain("search-chart-0");
  }

  @Test
  void theNumbersOfThePageAreThoseOfTheFiles() throws Exception {
    browser.open(both);
    assertSame("schedule-0", "schedule.csv");
    assertSame("latency-0", "latency.csv");
    assertSame("uplink-0", "uplink.csv");
    assertSame("search-0", "search.csv");
    Map<String, Object> summary = Cli.summary(result);
    for (String key :
        List.of("makespan_s", "bound_s", "gap", "tokens_per_s", "tokens", "reduction")) {
      String value =
          browser.text("document.querySelector('[data-headline=" + key + "] data').value");
      assertThat(Double.parseDouble(value)).as(key).isEqualTo(Json.number(summary.get(key)));
    }
    Map<String, Object> parts = Json.map(summary.get("components"));
    List<String> row = page.rows("components-table").get(0);
    assertThat(row.subList(1, 5).stream().map(Double::valueOf))
        .containsExactlyElementsOf(parts.values().stream().map(Json::number).toList());
    assertThat(browser.text("document.querySelector('p.status').textContent"))
        .startsWith("Optimal over contiguous plans: none is faster than 12.56");
  }

  /** All rows, number by number; and what is shown is the number as the program prints it. */
  private void assertSame(String table, String file) throws Exception {
    List<List<String>> lines = csv(result.resolve(file));
    List<List<String>> rows = page.rows(table);
    List<List<String>> shown = page.shown(table);
    assertThat(rows).hasSize(lines.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; column < rows.get(i).size(); column++) {
        String name = lines.get(0).get(column);
        String expected = lines.get(i + 1).get(column);
        String found = rows.get(i).get(column);
        if (expected.matches("-?[0-9].*")) {
          assertThat(Double.valueOf(found))
              .as(file + " " + name)
              .isEqualTo(Double.valueOf(expected));
        } else {
          assertThat(found).as(file + " " + name).isEqualTo(expected);
        }
        if (name.endsWith("_s") && !expected.isEmpty()) {
          assertThat(shown.get(i).get(column))
              .as(file + " " + name)
              .isEqualTo(Human.seconds(Double.parseDouble(expected)));
        }
      }
    }
  }

  @Test
  void everythingCanBeReachedAndIsNamed() {
    browser.open(both);
    assertThat(
            browser.list(
                "[...document.querySelectorAll('.chart')].map(c =>"
                    + " c.getAttribute('aria-label').length > 40 && c.tabIndex === 0)"))
        .hasSize(CHARTS.size())
        .containsOnly(true);
    assertThat(browser.number("document.querySelectorAll('figure:not(:has(details))').length"))
        .isZero();
    assertThat(
            browser.number(
                "[...document.querySelectorAll('button, select')].filter(b => !b.textContent &&"
                    + " !b.ariaLabel).length"))
        .isZero();
    browser.actions().sendKeys(Keys.TAB).perform();
    assertThat(browser.text("document.activeElement.textContent")).isEqualTo("Skip to the numbers");
    browser.medium("print");
    assertThat(browser.text("getComputedStyle(document.querySelector('.tools')).display"))
        .isEqualTo("none");
    browser.medium("");
  }

  @Test
  void severalResultsShowTheirDifferences() throws Exception {
    browser.open(both);
    double first = Cli.makespanS(result);
    double second = Json.number(Cli.summary(folder.resolve("quick")).get("makespan_s"));
    List<String> row = page.rows("headline-differences").get(0);
    assertThat(row.subList(1, 4).stream().map(Double::valueOf))
        .containsExactly(first, second, second - first);
    assertThat(page.rows("option-differences").stream().map(option -> option.get(0)))
        .contains("pipeline", "order");
  }

  @Test
  void limitsAndThreadsOfRunsAreNoDifferences() throws Exception {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    run("solve", "instances/quickstart.yaml", "-o", one);
    run("solve", "instances/quickstart.yaml", "-o", other, "--time-limit", "1m", "--threads", "1");
    Path compared = folder.resolve("alike.html");
    run("report", one, other, "-o", compared);
    browser.open(compared);
    assertThat(browser.text("document.getElementById('differences').textContent"))
        .contains("They were made with the same options and decisions.");
  }

  @Test
  void numbersOfDifferentInstancesSayThatTheyAreAndInWhatUnit() throws Exception {
    browser.open(both);
    assertThat(browser.text("document.getElementById('instances-differ').textContent"))
        .startsWith("These are results of different instances");
    assertThat(page.rows("instance-differences").stream().map(row -> row.get(0)))
        .containsExactly("instance", "SHA-256", "tasks", "output tokens", "drafters");
    assertThat(difference("makespan_s")).matches("−[0-9.]+ s \\(−[0-9.]+.%\\)");
    assertThat(difference("tokens_per_s")).matches("−[0-9.]+ \\(−[0-9.]+.%\\)");
    assertThat(difference("reduction")).matches("[+−][0-9.]+ points");

    Path set = folder.resolve("set");
    String band = "drafters[0].wireless.bandwidth_hz";
    run("solve", "instances/quickstart.yaml", "--set", band + "=1e5", "-o", set);
    Path settings = folder.resolve("set.html");
    run("report", folder.resolve("quick"), set, "-o", settings);
    browser.open(settings);
    assertThat(page.rows("instance-differences"))
        .containsExactly(List.of("set " + band, "as in the file", "1e5"));

    Path same = folder.resolve("same.html");
    run("report", result, result, "-o", same);
    browser.open(same);
    assertThat(browser.list("[...document.querySelectorAll('#instances-differ')]")).isEmpty();
  }

  @Test
  void answersByLawAreTold() throws Exception {
    Path laws = LawsOfAnswers.quickstart(folder, "{output_tokens: 5}, {output_tokens: 20}");
    Path solved = folder.resolve("laws");
    run("solve", laws, "-o", solved);
    Path why = folder.resolve("laws.json");
    Files.writeString(why, Cli.run("explain", solved, "--json").out());
    Path explained = folder.resolve("laws.html");
    run("report", solved, "--explain", why, "-o", explained);

    browser.open(explained);
    assertThat(browser.text("document.querySelector('.laws').textContent"))
        .startsWith(
            "The answers of 8 tasks are laws: 12.5 tokens on average, at most 20, for which memory"
                + " is reserved. Cut off at nine tenths of the longest they save ")
        .endsWith("ms.");
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("8 users, 100 output tokens on average; 1 drafter");
    assertThat(browser.text("document.querySelector('#tasks figcaption').textContent"))
        .startsWith("In the mean of each task, the latest is u");
    assertThat(browser.console()).isEmpty();

    Path stream = folder.resolve("law-stream");
    run("stream", laws, "--requests", "40", "--rate", "1", "-o", stream);
    Path both = folder.resolve("law-pages.html");
    run("report", solved, stream, "-o", both);
    browser.open(both);
    String told =
        "The answers of 8 tasks are laws: 12.5 tokens on average, at most 20, for which memory is"
            + " reserved. What that costs: ";
    assertThat(browser.list("[...document.querySelectorAll('.laws')].map(one => one.textContent)"))
        .containsExactly(
            told + "sdedge explain --json, and report --explain.",
            told + "stream with a smaller max_output_tokens by --set.");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void whatDiffersFromTheBestPlanIsToldOfASchemesPlan() throws Exception {
    Path greedy =
        Cli.solved(folder.resolve("greedy"), "instances/quickstart.yaml", "--method", "greedy");
    Path why = folder.resolve("why-greedy.json");
    Files.writeString(why, Cli.run("explain", greedy, "--json").out());
    Path greedyPage = folder.resolve("greedy.html");
    run("report", greedy, "--explain", why, "-o", greedyPage);

    browser.open(greedyPage);
    Map<String, Object> first =
        Json.map(
            Json.list(
                    Json.map(Json.parse(Files.readString(why)).get("against_best"))
                        .get("differences"))
                .get(0));
    List<String> row = page.rows("differences-0").get(0);
    assertThat(row.subList(0, 3)).containsExactly("cohorts", "8", "6 2");
    assertThat(Double.parseDouble(row.get(3))).isEqualTo(Json.number(first.get("forced_s")));
    assertThat(row.get(4)).isEqualTo("+4.2 %");
    assertThat(Double.parseDouble(row.get(7))).isEqualTo(-Json.number(first.get("mended_s")));
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("Why it takes longer than the best plan, which takes 5.651 s")
        .contains("they need not add up");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void whatBoundsAResultIsToldIfItWasExplained() throws Exception {
    Path why = folder.resolve("why.json");
    Cli.Ended explained = Cli.run("explain", result, "--json", "--time-limit", "20s");
    Files.writeString(why, explained.out());
    Path explainedPage = folder.resolve("why.html");
    run("report", result, "--explain", why, "-o", explainedPage);

    browser.open(explainedPage);
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("24 users, 3350 output tokens; 2 drafters, verified by mbs (llama-2-7b).");
    assertThat(browser.text("document.getElementById('bound-by-0').textContent"))
        .startsWith("Bound by mbs ");
    Map<String, Object> saving =
        Json.map(Json.list(Json.parse(explained.out()).get("savings")).get(0));
    List<String> first = page.rows("savings-0").get(0);
    Map<String, Object> more =
        Json.map(saving.get(saving.get("ten_percent") == null ? "one_unit" : "ten_percent"));
    assertThat(first.get(0)).isEqualTo(more.get("words"));
    assertThat(Double.parseDouble(first.get(1))).isEqualTo(Json.number(more.get("saved_s")));
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("At caps: all 4 batches at max_tasks_per_batch 6");
    assertThat(page.rows("network-0").get(1).subList(0, 3))
        .containsExactly("sbs2", "tinyllama-1.1b", "12");
    assertThat(browser.console()).isEmpty();

    String one = explained.out().replaceAll("\"at\": 4,(\\s+)\"of\": 4", "\"at\": 1,$1\"of\": 1");
    Files.writeString(why, one);
    run("report", result, "--explain", why, "-o", explainedPage, "--force");
    browser.open(explainedPage);
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("At caps: all batches at max_tasks_per_batch 6");

    AtomicInteger searches = new AtomicInteger();
    Search impatient =
        Cli.search(
            (instance, control) ->
                searches.incrementAndGet() > 4
                    ? new Outcome.Unknown(Termination.TIME_LIMIT, null)
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));
    Files.writeString(why, Cli.run("", impatient, "explain", result, "--json").out());
    run("report", result, "--explain", why, "-o", folder.resolve("cut.html"));
    browser.open(folder.resolve("cut.html"));
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("searches were not solved in time; not all is known of ", " more.");
  }

  /** Which mode each batch drafts in, over which band, and how busy that is. */
  @Test
  void modesAndBandsAreEverywhere() throws Exception {
    Path handsets = folder.resolve("handsets");
    run("solve", "instances/drafts/handsets-band.yaml", "-o", handsets);
    Path why = folder.resolve("handsets.json");
    Files.writeString(why, Cli.run("explain", handsets, "--json", "--what-if", "mode ids").out());
    Path explainedPage = folder.resolve("handsets.html");
    run("report", handsets, "--explain", why, "-o", explainedPage);
    Map<String, Object> summary = Cli.summary(handsets);
    Map<String, Object> band =
        Json.map(Json.list(Json.map(summary.get("utilisation")).get("links")).get(0));

    browser.open(explainedPage);

    assertThat(browser.text("document.getElementById('headline').textContent"))
        .contains("modes top64 12 tasks");
    assertThat(page.rows("plan-0")).extracting(row -> row.get(4)).containsOnly("top64");
    assertThat(browser.text("document.getElementById('timeline').textContent"))
        .contains("1.1 2×l7 top64, 1.2 10×l3 top64");
    assertThat(
            browser.list(
                "echarts.getInstanceByDom(document.getElementById('timeline-chart'))"
                    + ".getOption().yAxis[0].data"))
        .contains("band air")
        .doesNotContain("up handset01", "uplink handset01");
    assertThat(
            browser.list(
                "(o => [o.series[0].data[o.yAxis[0].data.indexOf('band air')]])(echarts"
                    + ".getInstanceByDom(document.getElementById('utilisation-chart')).getOption())"))
        .isEqualTo(List.of(Json.number(band.get("fronthaul_up"))));
    assertThat(browser.text("document.getElementById('explained').textContent"))
        .contains("Drafts go over the band air (5 MHz, shared best).");
    assertThat(page.rows("network-0").get(0)).contains("ids: qwen3-1.7b, top64: qwen3-1.7b", "air");
    assertThat(page.rows("what-if-0").get(0).get(0)).isEqualTo("mode ids");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void balancedSlotsAreNamed() throws Exception {
    Path balanced = Files.createDirectory(folder.resolve("balanced"));
    BalancedSlotsTest.solve(0.985, balanced);
    run("report", balanced.resolve("result"), "-o", folder.resolve("balanced.html"));

    browser.open(folder.resolve("balanced.html"));
    assertThat(browser.text("document.querySelector('.balanced').textContent"))
        .isEqualTo(
            "6 s (60.2 %) in balanced slots, whose drafts and verifications take equally long"
                + " within 2 %: little decides which of them counts.");
    assertThat(page.shown("components-table").get(0)).endsWith("9.97 s", "6 s");
    assertThat(browser.console()).isEmpty();
  }

  private String difference(String line) {
    return browser.text(
        "document.querySelector('#headline-differences [data-line=%s]').lastChild.textContent"
            .formatted(line));
  }

  @Test
  void twoResultsFitOnAPhone() {
    browser.open(both);
    browser.width(500);
    browser.run("document.body.style.width = '400px'");
    for (String table : List.of("instance-differences", "headline-differences")) {
      assertThat(
              browser.number(
                  "(t => t.scrollWidth - t.parentElement.clientWidth)(document.getElementById('%s'))"
                      .formatted(table)))
          .as(table)
          .isNotPositive();
    }
    browser.width(1280);
  }
}
