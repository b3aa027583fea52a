package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** Why the plans of a method are worse, {@code compare --why}. */
class WhyCommandTest {
  private static final String QUICKSTART = "instances/quickstart.yaml";

  @TempDir private Path folder;

  /** Two uplinks of one instance: what differs in both, each median between both costs. */
  @Test
  void mediansAreOverTheInstances() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("slower.yaml"),
            Files.readString(Path.of(QUICKSTART))
                .replaceFirst("(?m)^name: .*", "name: slower")
                .replace("latency_s: 0.001", "latency_s: 0.010"));
    List<Map<String, Object>> one = differences(QUICKSTART);
    List<Map<String, Object>> two = differences(other);
    List<Map<String, Object>> both = differences(QUICKSTART, other);

    assertThat(one.get(0).keySet())
        .containsExactly(
            "difference",
            "cases",
            "differing",
            "forced_median_share",
            "forced_median_s",
            "mended_median_share",
            "mended_median_s");
    assertThat(one.get(0)).containsEntry("difference", "all").containsEntry("cases", 1);
    assertThat(one.get(1)).containsEntry("difference", "cohorts");
    assertThat(forced(one.get(1), "share")).isCloseTo(0.0421, within(5e-5));
    assertThat(one.get(2)).containsEntry("difference", "lengths");
    assertThat(forced(one.get(2), "share")).isCloseTo(0.0337, within(5e-5));
    assertThat(both.get(0)).containsEntry("cases", 2).containsEntry("differing", 2);
    double median = (forced(one.get(0), "s") + forced(two.get(0), "s")) / 2;
    assertThat(forced(both.get(0), "s")).isCloseTo(median, within(1e-12));
  }

  private static double forced(Map<String, Object> difference, String unit) {
    return Json.number(difference.get("forced_median_" + unit));
  }

  private static List<Map<String, Object>> differences(Object... instances) {
    Ended ended = compare(instances, "--why", "greedy", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<String, Object> why = Json.map(Json.list(Json.parse(ended.out()).get("why")).get(0));
    return Json.maps(why.get("differences"));
  }

  private static Ended compare(Object[] instances, Object... more) {
    return compare("dp,greedy", instances, more);
  }

  private static Ended compare(String names, Object[] instances, Object... more) {
    Object[] methods = {"--methods", names};
    return Cli.run(
        Stream.of(new Object[] {"compare"}, instances, methods, more)
            .flatMap(Arrays::stream)
            .toArray());
  }

  @Test
  void aTableSaysWhatIsWorthAWord() {
    Ended ended = compare(new Object[] {QUICKSTART}, "--why", "greedy,dp");

    assertThat(ended.out())
        .contains("why greedy  differs  put in the best  mended here\n")
        .contains("\nall          1 of 1           +5.5 %\n")
        .contains("\ncohorts      1 of 1           +4.2 %       -2.2 %\n")
        .contains("need not add up\n")
        .contains("why dp ");
  }

  /** What is printed and written stands in the JSON too, by method; without a question nothing. */
  @Test
  void jsonSaysTheSame() throws Exception {
    Object[] asked = {QUICKSTART, "instances/two-drafters.yaml"};
    String methods = "dp,greedy,single-drafter";
    Ended ended = compare(methods, asked, "--why", "greedy,single-drafter", "--json");

    List<Map<String, Object>> why = Json.maps(Json.parse(ended.out()).get("why"));
    assertThat(why)
        .extracting(one -> one.get("method"))
        .containsExactly("greedy", "single-drafter");
    assertThat(why.get(0)).doesNotContainKey("left_out");
    assertThat(Json.list(why.get(1).get("left_out"))).containsExactly("quickstart", "two-drafters");
    assertThat(Json.parse(compare(asked, "--json").out())).containsOnlyKeys("instances");
    Path result = folder.resolve("result");
    compare(methods, asked, "--why", "greedy,single-drafter", "-o", result);
    assertThat(Files.readString(result.resolve("compare.json"))).isEqualTo(ended.out());
  }

  /** Tasks that a scheme moves to another drafter are another question. */
  @Test
  void plansOfOtherTasksAreLeftOut() {
    Ended ended =
        compare(
            "dp,single-drafter",
            new Object[] {"instances/two-drafters.yaml"},
            "--why",
            "single-drafter");

    assertThat(ended.out()).contains("no plans to hold against each other: two-drafters\n");
  }

  @Test
  void mistakesAreFoundBeforeTheFirstSearch() {
    Object[] quick = {QUICKSTART};

    assertThat(compare(quick, "--why", "gredy").err())
        .contains("--why: \"gredy\" is not compared.")
        .contains("greedy");
  }
}
