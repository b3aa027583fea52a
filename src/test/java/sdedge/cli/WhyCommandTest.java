package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    List<String> one = rows(QUICKSTART);
    List<String> two = rows(other);
    List<String> both = rows(QUICKSTART, other);

    assertThat(one.get(0))
        .isEqualTo(
            "method,difference,cases,differing,forced_median_share,forced_median_s,"
                + "mended_median_share,mended_median_s");
    assertThat(one.get(1)).startsWith("greedy,all,1,1,");
    assertThat(one.get(2)).startsWith("greedy,cohorts,1,1,0.0421");
    assertThat(one.get(3)).startsWith("greedy,lengths,1,1,0.0337");
    assertThat(both.get(1)).startsWith("greedy,all,2,2,");
    double median = (figure(one.get(1), 5) + figure(two.get(1), 5)) / 2;
    assertThat(figure(both.get(1), 5)).isCloseTo(median, within(1e-12));
  }

  private static double figure(String row, int column) {
    return Double.parseDouble(row.split(",", -1)[column]);
  }

  private List<String> rows(Object... instances) throws Exception {
    Path csv = folder.resolve("why.csv");
    Ended ended = compare(instances, "--why", "greedy", "--why-csv", csv, "--force");
    assertThat(ended.code()).as(ended.err()).isZero();
    return Files.readAllLines(csv);
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
    Path csv = folder.resolve("why.csv");
    Object[] asked = {QUICKSTART, "instances/two-drafters.yaml"};
    String methods = "dp,greedy,single-drafter";
    Ended ended =
        compare(methods, asked, "--why", "greedy,single-drafter", "--why-csv", csv, "--json");

    List<Map<String, Object>> why =
        Json.list(Json.parse(ended.out()).get("why")).stream().map(Json::map).toList();
    assertThat(why)
        .extracting(one -> one.get("method"))
        .containsExactly("greedy", "single-drafter");
    assertThat(why.get(0)).doesNotContainKey("left_out");
    assertThat(Json.list(why.get(1).get("left_out"))).containsExactly("quickstart", "two-drafters");
    List<String> rows = Files.readAllLines(csv);
    List<String> names = List.of(rows.get(0).split(","));
    List<String> said = new ArrayList<>();
    for (Map<String, Object> one : why) {
      for (Object each : Json.list(one.get("differences"))) {
        Map<String, Object> row = new HashMap<>(Json.map(each));
        row.put("method", one.get("method"));
        said.add(
            names.stream()
                .map(name -> row.get(name) == null ? "" : String.valueOf(row.get(name)))
                .collect(Collectors.joining(",")));
      }
    }
    assertThat(said).isEqualTo(rows.subList(1, rows.size())).hasSize(3);
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
    assertThat(compare(quick, "--why-csv", folder.resolve("w.csv")).err())
        .contains("--why-csv is for --why");
    assertThat(compare(quick, "--why", "greedy", "--why-csv", "-").err())
        .contains("--why-csv needs a file");
    Path same = folder.resolve("same.csv");
    assertThat(compare(quick, "--why", "greedy", "--why-csv", same, "--csv", same).err())
        .contains("--csv, --scores and --why-csv need a file each");
  }
}
