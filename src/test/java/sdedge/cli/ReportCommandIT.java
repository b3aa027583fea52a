package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;
import static sdedge.cli.Cli.TWO_DRAFTERS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.cli.terminal.Terminal;
import sdedge.control.TimeSource;
import sdedge.study.Search;

class ReportCommandIT {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir private Path folder;
  private Path result;

  @BeforeEach
  void solve() {
    result = folder.resolve("a");
    assertThat(Cli.run("solve", ROLLING, "-o", result).code()).isZero();
  }

  private static String page(Object... argv) {
    Object[] all = new Object[argv.length + 3];
    all[0] = "report";
    System.arraycopy(argv, 0, all, 1, argv.length);
    all[argv.length + 1] = "-o";
    all[argv.length + 2] = "-";
    Ended ended = Cli.run(all);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out();
  }

  /** The clock moves on by six seconds whenever it is asked, and the status line with it. */
  @Test
  void manyFoldersAreCounted() {
    Screen screen = new Screen();
    Terminal still = screen.terminal(false);
    TimeSource ticking =
        new TimeSource() {
          private boolean isTicking;

          @Override
          public long nanos() {
            if (!isTicking) {
              isTicking = true;
              screen.time.advance(Duration.ofSeconds(6));
              still.status().tick();
              isTicking = false;
            }
            return screen.time.nanos();
          }

          @Override
          public Instant now() {
            return screen.time.now();
          }
        };

    int code =
        RootCommand.commandLine(Screen.with(still, ticking), Search.SOLVER)
            .execute(
                "report",
                result.toString(),
                result.toString(),
                "-o",
                folder.resolve("page").toString());

    assertThat(code).isZero();
    assertThat(screen.news())
        .contains("1/2 folders, about 6 s left, now " + result + "\n")
        .endsWith("written to " + folder.resolve("page") + "\n");
  }

  private static String withoutLibrary(String page) {
    int begin = page.indexOf("<script>") + "<script>".length();
    int end = page.indexOf("</script>", begin);
    assertThat(end - begin).as("bytes of the library").isGreaterThan(1_000_000);
    return page.substring(0, begin) + page.substring(end);
  }

  private static int scripts(String page) {
    return page.split("<script", -1).length - 1;
  }

  private static List<Object> results(String page) {
    return Json.list(
        Json.parse(DATA.matcher(page).results().findFirst().orElseThrow().group(1)).get("results"));
  }

  private static Map<String, Object> result(String page, int index) {
    return Json.map(results(page).get(index));
  }

  @Test
  void thePageGoesBesideTheResultAndIsTheSameEveryTime() throws Exception {
    Ended ended = Cli.run("report", result);

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo("written to " + folder.resolve("a.html") + "\n");
    assertThat(Files.readString(folder.resolve("a.html"))).isEqualTo(page(result));
    assertThat(result).isDirectoryContaining("glob:**run.json");
    assertThat(Cli.run("report", result, "-o", folder.resolve("none/x.html")).code()).isEqualTo(8);
  }

  @Test
  void nothingIsLoadedAndOnlyTheScriptsOfThePageRun() {
    String page = withoutLibrary(page(result));

    assertThat(page).contains("default-src 'none'; script-src 'sha256-");
    assertThat(page).doesNotContain("unsafe-eval", " src=", "<link", "@import", "url(", "@data@");
    assertThat(scripts(page)).isEqualTo(3);
  }

  @Test
  void severalResultsStandInTheOrderGiven() {
    Path other = folder.resolve("b");
    assertThat(Cli.run("solve", TWO_DRAFTERS, "-o", other).code()).isZero();

    String page = page(other, result);

    assertThat(results(page)).hasSize(2);
    assertThat(result(page, 0)).containsEntry("directory", other.toString());
    assertThat(result(page, 1)).containsEntry("directory", result.toString());
  }

  @Test
  void aComparisonOfTheInstanceIsFoundBesideTheResultOrWhereItIsNamed() throws Exception {
    Path beside = folder.resolve("compared");
    Path elsewhere = folder.resolve("x/compared");
    Path other = folder.resolve("other");
    String methods = "--methods=dp,greedy";
    assertThat(Cli.run("compare", TWO_DRAFTERS, methods, "-o", other).code()).isZero();
    assertThat(result(page(result), 0)).doesNotContainKey("comparison");

    assertThat(Cli.run("compare", ROLLING, methods, "-o", beside).code()).isZero();
    assertThat(Cli.run("compare", ROLLING, methods, "-o", elsewhere).code()).isZero();

    assertThat(comparison(page(result))).containsEntry("directory", beside.toString());
    assertThat(comparison(page(result, elsewhere)))
        .containsEntry("directory", elsewhere.toString());
    assertThat(results(page(beside))).isEmpty();
    assertThat(page(beside)).contains("\"comparisons\":[{\"directory\":\"" + beside + "\"");
    assertThat(page(result, beside)).contains("\"comparisons\":[]");

    Path changed = folder.resolve("changed");
    Cli.solved(changed, ROLLING, "--set", "verifier.pass_overhead_s=0.01");
    assertThat(result(page(changed), 0)).doesNotContainKey("comparison"); // of what the file says

    Files.writeString(beside.resolve("compare.csv"), "nothing");
    Ended ended = Cli.run("report", result);
    assertThat(ended.code()).isZero();
    assertThat(ended.err())
        .contains("warning: left out: " + beside.resolve("compare.csv") + ":1:1");
    assertThat(Cli.run("report", result, beside).code()).isEqualTo(3);
  }

  private static Map<String, Object> comparison(String page) {
    return Json.map(result(page, 0).get("comparison"));
  }

  @Test
  void namesOfFilesCannotEndTheDataOrTheTitle() throws Exception {
    Path hostile = folder.resolve("<title><!--<script>alert(1)&quot;\"'\u202e");
    Files.move(result, hostile);

    String page = withoutLibrary(page(hostile));

    assertThat(scripts(page)).isEqualTo(3);
    assertThat(page.split("<title", -1)).hasSize(2);
    assertThat(page).doesNotContain("<!--");
    assertThat(result(page, 0)).containsEntry("directory", hostile.toString());
  }

  @Test
  void aResultWithoutPlanHasItsReasons() {
    Path none = folder.resolve("none");
    assertThat(Cli.run("solve", "instances/infeasible.yaml", "-o", none).code()).isEqualTo(4);

    Map<String, Object> summary = Json.map(result(page(none), 0).get("summary"));

    assertThat(Json.list(summary.get("reasons"))).isNotEmpty();
  }

  @Test
  void anExplanationStandsBesideItsResult() throws Exception {
    Path other = folder.resolve("b");
    assertThat(Cli.run("solve", TWO_DRAFTERS, "-o", other).code()).isZero();
    String told = Cli.run("explain", result, "--json", "--time-limit", "1s").out();
    Path why = Files.writeString(folder.resolve("why.json"), told);

    String page = page(other, result, "--explain", why);
    assertThat(result(page, 0).get("explanation")).isNull();
    assertThat(result(page, 1).get("explanation")).isEqualTo(Json.parse(told));
    Map<String, Object> network = Json.map(Json.parse(told).get("network"));
    assertThat(network.get("users")).isEqualTo(6);

    Ended wrong = Cli.run("report", other, "--explain", why, "-o", "-");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err()).isEqualTo("sdedge: " + why + ": tells of none of the results named\n");
    Files.writeString(why, told.replace("\"savings\"", "\"spendings\""));
    assertThat(Cli.run("report", result, "--explain", why, "-o", "-").err())
        .contains("savings", "missing");
  }

  @Test
  void whatIsNoResultIsRefused() {
    assertThat(Cli.run("report", folder).err())
        .isEqualTo(folder + ": is not a result: it has no run.json\n");
    assertThat(Cli.run("report", folder).code()).isEqualTo(3);
    assertThat(Cli.run("report", folder.resolve("nothing")).code()).isEqualTo(8);
    assertThat(Cli.run("report").code()).isEqualTo(2);
  }
}
