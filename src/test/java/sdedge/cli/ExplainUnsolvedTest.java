package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.Json;
import sdedge.cli.Cli.Ended;
import sdedge.control.Termination;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;

/** What {@code explain} says where searches are stopped or refused, or have no break-even. */
class ExplainUnsolvedTest {
  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  @Test
  void whatWasNotSolvedInTimeIsSaid() {
    Path result = solved(ROLLING);
    AtomicInteger searches = new AtomicInteger();
    Search impatient =
        Cli.search(
            (instance, control) ->
                searches.incrementAndGet() > 4
                    ? new Outcome.Unknown(Termination.TIME_LIMIT, null)
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));

    Ended ended = Cli.run("", impatient, "explain", result, "--json", "--threads", 1);

    Map<String, Object> explained = Json.parse(ended.out());
    long missing =
        Json.maps(explained.get("savings")).stream()
            .flatMap(s -> Stream.of("ten_percent", "one_unit").map(s::get))
            .filter(change -> change != null && Json.map(change).get("failure") != null)
            .count();
    assertThat(ended.code()).isZero();
    assertThat(missing).isPositive();
    assertThat((Integer) explained.get("unsolved")).isGreaterThanOrEqualTo((int) missing);
    assertThat(ended.err()).contains("searches were not done or not ended in time");
    assertThat(Cli.run("", impatient, "explain", result).out())
        .contains("not solved again", "not solved to the end");
  }

  /** A best plan that was not solved says nothing of drafts. */
  @Test
  void whatIsNotKnownIsNeitherTrueNorFalse() {
    Path result = solved(ROLLING);
    Search stopped =
        Cli.search((instance, control) -> new Outcome.Unknown(Termination.TIME_LIMIT, null));

    Map<String, Object> explained =
        Json.parse(Cli.run("", stopped, "explain", result, "--json").out());
    String text = Cli.run("", stopped, "explain", result).out();

    assertThat(Json.maps(explained.get("break_evens"))).hasSize(3);
    assertThat(Json.maps(explained.get("break_evens")))
        .allSatisfy(each -> assertThat(each).containsEntry("pays", null));
    assertThat(Json.map(explained.get("best")))
        .containsEntry("proven", null)
        .containsEntry("lengths", null)
        .containsEntry("failure", "not solved");
    assertThat(text)
        .contains("speculation by acceptance: not known at 0.", ", not solved to the end")
        .doesNotContain("pay at", "pays at", "nothing by");
  }

  /** A search that is refused has found nothing: neither that it saves something nor nothing. */
  @Test
  void whatFailedDoesNotSaveNothing() throws Exception {
    Path result = solved(forced());
    AtomicInteger searches = new AtomicInteger();
    Search refusing =
        Cli.search(
            (instance, control) ->
                searches.incrementAndGet() > 1
                    ? new Outcome.Refused("of a kind")
                    : Search.SOLVER.solve(instance, Method.DP, SearchOptions.DEFAULT, control));

    assertThat(Cli.run("", refusing, "explain", result, "--threads", 1).out())
        .contains("acceptance ")
        .doesNotContain("nothing by");
  }

  @Test
  void whereDraftingIsForcedThereIsNoBreakEven() throws Exception {
    Map<String, Object> explained =
        Json.parse(Cli.run("explain", solved(forced()), "--json").out());

    assertThat(Json.list(explained.get("break_evens"))).isEmpty();
    assertThat(Json.list(explained.get("savings"))).isNotEmpty();
  }

  private String forced() throws Exception {
    String text = Files.readString(Path.of(ROLLING));
    String forced = text.replaceAll("(?m)min_length: *\\d+", "min_length: 1");
    return Files.writeString(folder.resolve("forced.yaml"), forced).toString();
  }
}
