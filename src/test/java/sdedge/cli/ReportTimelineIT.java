package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import sdedge.Json;
import sdedge.document.Human;

/** The timeline of a reported page under mouse and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTimelineIT {
  private static final int VERIFY_LANE = 8;

  @TempDir private static Path folder;
  private Browser browser;
  private ReportedPage page;
  private Path result;

  @BeforeAll
  void open() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    page = new ReportedPage(browser);
    result = folder.resolve("two");
    ReportBrowserIT.run("solve", "instances/two-drafters.yaml", "-o", result);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** A page of one result. */
  private void openTwoDrafters() {
    Path alone = folder.resolve("alone.html");
    ReportBrowserIT.run("report", result, "-o", alone);
    browser.prefer("light");
    browser.open(alone);
  }

  @Test
  void hoverTellsOfAStage() throws Exception {
    openTwoDrafters();
    List<String> stage =
        ReportBrowserIT.csv(result.resolve("schedule.csv")).stream()
            .filter(row -> row.get(4).equals("verify"))
            .max(Comparator.comparingDouble(row -> number(row, 7) - number(row, 6)))
            .orElseThrow();

    page.hover((number(stage, 6) + number(stage, 7)) / 2, VERIFY_LANE);

    assertThat(page.tooltip())
        .contains("verify")
        .contains("batch\n" + stage.get(1) + "." + stage.get(2))
        .contains("step\n" + stage.get(3))
        .contains("from\n" + Human.seconds(number(stage, 6)))
        .contains("to\n" + Human.seconds(number(stage, 7)))
        .contains("takes\n" + Human.seconds(number(stage, 7) - number(stage, 6)))
        .contains("tokens\n" + stage.get(10))
        .contains("length\n");
    page.moveTo("timeline-chart", 2, 2).perform();
    browser.frames();
    assertThat(page.tooltip()).isEmpty();

    String task = String.valueOf(planned(0).get(0));
    List<String> times =
        ReportBrowserIT.csv(result.resolve("latency.csv")).stream()
            .filter(row -> row.get(0).equals(task))
            .findFirst()
            .orElseThrow();
    page.hoverBar("tasks-chart-0", 0);
    assertThat(browser.text("document.getElementById('tasks-chart-0').innerText"))
        .contains("task " + task)
        .contains("verify\n" + Human.seconds(number(times, 10)))
        .contains("complete\n" + Human.seconds(number(times, 13)));
  }

  /** The tasks of a batch of the first cohort. */
  private List<Object> planned(int batch) throws Exception {
    Map<String, Object> plan = Json.parse(Files.readString(result.resolve("plan.json")));
    Object cohort = Json.list(plan.get("cohorts")).get(0);
    return Json.list(Json.map(Json.list(cohort).get(batch)).get("tasks"));
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void buttonsKeysAndMouseZoomAndPan() {
    openTwoDrafters();
    double end = page.view()[1];
    page.button("Zoom in");
    assertThat(page.view())
        .containsExactly(new double[] {end / 4, end * 3 / 4}, within(1e-6 * end));
    page.button("Later");
    assertThat(page.view()).containsExactly(new double[] {end / 2, end}, within(1e-6 * end));
    page.press(Keys.ARROW_LEFT);
    assertThat(page.view())
        .containsExactly(new double[] {end * 3 / 8, end * 7 / 8}, within(1e-6 * end));
    page.press("+");
    assertThat(page.view())
        .containsExactly(new double[] {end / 2, end * 3 / 4}, within(1e-6 * end));
    page.moveTo("timeline-chart", 600, 100).clickAndHold().moveByOffset(200, 0).release().perform();
    browser.frames();
    assertThat(page.view()[0]).isLessThan(end * 0.48);
    page.press("0");
    assertThat(page.view()).containsExactly(new double[] {0, end}, within(1e-6 * end));

    page.press(Keys.ARROW_UP, "n");
    assertThat(browser.text("document.getElementById('said').textContent"))
        .startsWith("verify: batch 1.1")
        .contains("step 1")
        .contains("length");
    assertThat(page.tooltip()).contains("step\n1");
    page.press("n");
    assertThat(page.tooltip()).contains("batch\n1.2");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void batchesAndTasksAreJumpedTo() throws Exception {
    openTwoDrafters();
    List<List<String>> rows =
        ReportBrowserIT.csv(result.resolve("schedule.csv")).stream()
            .filter(row -> row.get(1).equals("2") && row.get(2).equals("1"))
            .toList();
    double from = rows.stream().mapToDouble(row -> number(row, 6)).min().orElseThrow();
    double to = rows.stream().mapToDouble(row -> number(row, 7)).max().orElseThrow();

    page.choose("Batch", "batch 2.1");

    double room = 0.04 * (to - from);
    assertThat(page.view()).containsExactly(new double[] {from - room, to + room}, within(1e-6));
    List<String> task = ReportBrowserIT.csv(result.resolve("latency.csv")).get(1);
    page.choose("Task", task.get(0));
    assertThat(page.view()[1]).isEqualTo(1.04 * number(task, 13), within(1e-6));
    assertThat(browser.text("document.getElementById('said').textContent"))
        .isEqualTo("task " + task.get(0) + " is in batch " + task.get(2) + "." + task.get(3));
  }
}
