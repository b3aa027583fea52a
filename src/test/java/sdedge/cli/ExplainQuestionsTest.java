package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

/** {@code explain --what-if}. */
class ExplainQuestionsTest {
  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  /** The optimum of this machine is known; the best plan in an order takes 78 s. */
  @Test
  void whatAnOrderCostsIsSaidOfPlansInNone() {
    Path result = solved("src/test/resources/reference/partitions/pb-20-10-p1s1-4.yaml");
    Object[] asked = {"explain", result, "--what-if", "order given", "--class"};

    assertThat(Cli.run("explain", result, "--time-limit", "5s").out())
        .contains("makespan 75 s; the best of contiguous plans takes 78 s, 4.0 % more\n");
    for (String some : List.of("partitions", "auto")) {
      assertThat(Cli.run(Cli.with(asked, some)).out())
          .contains("makespan 75 s, optimal over all batch plans\n")
          .contains("in an order the best contiguous plan takes 78 s, proven; 3 s more\n");
    }
    Map<String, Object> all = Json.parse(Cli.run(Cli.with(asked, "partitions", "--json")).out());
    Map<String, Object> contiguous =
        Json.parse(Cli.run(Cli.with(asked, "contiguous", "--json")).out());
    assertThat(all.get("class")).isEqualTo("partitions");
    assertThat(Json.number(Json.map(all.get("best")).get("makespan_s")))
        .isCloseTo(75, within(1e-6));
    assertThat(Json.number(Json.map(all.get("contiguous")).get("makespan_s")))
        .isCloseTo(78, within(1e-6));
    assertThat(contiguous.get("class")).isEqualTo("contiguous");
    assertThat(Json.number(Json.map(contiguous.get("best")).get("makespan_s")))
        .isCloseTo(78, within(1e-6));
    assertThat(contiguous).doesNotContainKey("contiguous");
    double givenS = Json.number(Json.maps(all.get("what_if")).get(0).get("makespan_s"));
    assertThat(Json.number(Json.maps(all.get("what_if")).get(0).get("costs_s")))
        .isCloseTo(givenS - 75, within(1e-6));
    assertThat(Json.number(Json.maps(contiguous.get("what_if")).get(0).get("costs_s")))
        .isCloseTo(givenS - 78, within(1e-6));
  }

  @Test
  void aClassIsForQuestionsThatMayHaveIt() {
    Path result = solved(ROLLING);
    Ended none = Cli.run("explain", result, "--class", "auto");
    Ended ordered = Cli.run("explain", result, "--class", "partitions", "--what-if", "one batch");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--class is for --what-if");
    assertThat(ordered.code()).isEqualTo(2);
    assertThat(ordered.err()).contains("--class partitions keeps to no order, and order ");
  }

  /** Questions are answered in place of all else, in the order asked. */
  @Test
  void answersWhatIf() {
    Path result = solved(ROLLING);
    Object[] asked = {
      "explain", result, "--what-if", "length 1", "--what-if", "length 99", "--json"
    };

    Map<String, Object> explained = Json.parse(Cli.run(asked).out());

    double bestS = Json.number(Json.map(explained.get("best")).get("makespan_s"));
    Map<String, Object> one = Json.maps(explained.get("what_if")).get(0);
    assertThat(one.get("question")).isEqualTo("length 1");
    assertThat(Json.number(one.get("costs_s")))
        .isEqualTo(Json.number(one.get("makespan_s")) - bestS)
        .isNotNegative();
    assertThat(one.get("lengths")).isEqualTo(List.of(1));
    assertThat(one.get("proven")).isEqualTo(true);
    assertThat(Json.list(one.get("batches"))).isNotEmpty();
    Map<String, Object> none = Json.maps(explained.get("what_if")).get(1);
    assertThat(none.get("costs_s")).isNull();
    assertThat(String.valueOf(none.get("failure"))).startsWith("max_length is ");
    assertThat(none).doesNotContainKeys("order", "batches");
    assertThat(Json.list(explained.get("savings"))).isEmpty();
    assertThat(explained.get("unsolved")).isEqualTo(0);
    assertThat(Cli.run("explain", result, "--what-if", "length 99").out())
        .contains("what if", "length 99", "not possible: max_length is ")
        .doesNotContain("what to buy");
  }

  /** What plans are asked to keep to costs as much, whichever plan is explained. */
  @Test
  void answersBesideThePlanOfASchemeAreHeldAgainstTheBestPlan() {
    String question = "length 1";
    Path best = solved(ROLLING);
    Path scheme = Cli.solved(folder.resolve("scheme"), ROLLING, "--method", "autoregressive");

    Map<String, Object> ofBest =
        Json.parse(Cli.run("explain", best, "--what-if", question, "--json").out());
    Map<String, Object> ofScheme =
        Json.parse(Cli.run("explain", scheme, "--what-if", question, "--json").out());

    assertThat(ofScheme.get("what_if")).isEqualTo(ofBest.get("what_if"));
    assertThat(ofScheme.get("best")).isEqualTo(ofBest.get("best"));
    assertThat(Cli.run("explain", scheme, "--what-if", question).out())
        .containsPattern("makespan .*; the best of contiguous plans takes .*\n");
  }

  @Test
  void questionsOfOtherTasksAreRefused() {
    Ended ended = Cli.run("explain", solved(ROLLING), "--what-if", "together a,b");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--what-if: \"a\" is no task");
  }
}
