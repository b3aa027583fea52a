package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sdedge.EngineLoops;
import sdedge.Json;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.oracle.files.ResultSource;
import sdedge.stream.Candidate;
import sdedge.stream.ServingPolicy;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/** The check finds what cannot be of a stream whose prompts are split. */
class SplitPromptsCheckTest {
  private static final int LOOP = 6; // with steps of length 3, one ahead, behind a front end
  private static final String SCHEDULE = "schedule.csv";
  private static final String REQUESTS = "requests.csv";

  private static Instance instance;
  private static Map<String, byte[]> made = Map.of();

  @BeforeAll
  static void serve() throws Exception {
    instance = EngineLoops.all().get(LOOP).instance();
    made = served(instance, 1);
  }

  private static Map<String, byte[]> served(Instance of, int groups) throws Exception {
    StreamQuestion question =
        new StreamQuestion(
            of,
            new Source.ClosedLoop(24, of.tasks().size(), 3),
            List.of(new Candidate(new ServingPolicy.Fixed(3), groups)),
            List.of(new Rate.Users(6)),
            false,
            null,
            3,
            1,
            0);
    StreamBound bound = StreamBound.of(of, List.of(), List.of(6), Control.NONE);
    return MadeResult.served(StreamStudy.of(question, bound, 1, Control.NONE));
  }

  private static List<String> places(Instance subject, Map<String, byte[]> files) throws Exception {
    return ResultChecker.check(MadeResult.subject(subject), ResultSource.of(files))
        .differences()
        .stream()
        .map(each -> each.file() + " " + each.column())
        .distinct()
        .toList();
  }

  private static List<String> found(Consumer<MutableResult> corruption) throws Exception {
    MutableResult result = new MutableResult(made);
    corruption.accept(result);
    return places(instance, result.files());
  }

  @Test
  void whatIsRightIsAccepted() throws Exception {
    assertThat(places(instance, made)).isEmpty();
    assertThat(places(instance, served(instance, 2))).isEmpty();
  }

  /**
   * Adds to numbers of the first verification that reads prompts, or of the first that does not.
   */
  private static void add(MutableResult result, boolean reads, Map<String, Integer> more) {
    List<List<String>> rows = result.csv(SCHEDULE);
    List<String> names = rows.get(0);
    int stage = names.indexOf("stage");
    int prompts = names.indexOf("prompt_tokens");
    List<String> row =
        rows.stream()
            .filter(each -> each.get(stage).equals("verify"))
            .filter(each -> !each.get(prompts).equals("0") == reads)
            .findFirst()
            .orElseThrow();
    more.forEach(
        (name, by) -> {
          int at = names.indexOf(name);
          row.set(at, String.valueOf(Integer.parseInt(row.get(at)) + by));
        });
  }

  @Test
  void aStepHasItsTokensWithinTheBudget() throws Exception {
    String tokens = SCHEDULE + " new_tokens";
    String prompts = SCHEDULE + " prompt_tokens";

    assertThat(found(result -> add(result, true, Map.of("new_tokens", 1)))).contains(tokens);
    assertThat(found(result -> add(result, false, Map.of("new_tokens", 1)))).contains(tokens);
    assertThat(found(r -> add(r, true, Map.of("new_tokens", 3000, "prompt_tokens", 3000))))
        .contains(tokens, prompts);
    assertThat(found(r -> add(r, true, Map.of("new_tokens", -1, "prompt_tokens", -1))))
        .contains(prompts);
    assertThat(found(r -> add(r, false, Map.of("new_tokens", 4, "prompt_tokens", 4))))
        .contains(prompts);
    assertThat(found(r -> add(r, true, Map.of("active_tasks", 2))))
        .contains(SCHEDULE + " active_tasks");
  }

  @Test
  void budgetsAreThoseOfTheInstance() throws Exception {
    Serving serving = instance.serving();
    Serving less = new Serving(1024, serving.asyncScheduling(), serving.frontEndS());

    assertThat(places(instance.with(less), made)).contains(SCHEDULE + " new_tokens");
  }

  @Test
  void nobodyIsAdmittedWhoWasNotThereWhenTheStepBeforeBegan() throws Exception {
    Serving serving = instance.serving();
    Serving late = new Serving(serving.maxBatchedTokens(), false, serving.frontEndS());
    Map<String, byte[]> atOnce = served(instance.with(late), 1);

    assertThat(places(instance.with(late), atOnce)).isEmpty();
    assertThat(places(instance, atOnce)).containsExactly(REQUESTS + " admitted_s");
  }

  @Test
  void requestsPassTheFrontEndAndReadTheirPrompts() throws Exception {
    Serving serving = instance.serving();
    Serving without = new Serving(serving.maxBatchedTokens(), serving.asyncScheduling(), 0);
    assertThat(places(instance.with(without), made)).contains(REQUESTS + " ready_s");

    assertThat(found(result -> set(result, REQUESTS, "prompt_tokens", "7")))
        .containsExactly(REQUESTS + " prompt_tokens");
    assertThat(found(result -> set(result, REQUESTS, "steps", "1"))).contains(REQUESTS + " steps");
  }

  @Test
  void figuresFollowFromSteps() throws Exception {
    assertThat(found(result -> set(result, "rates.csv", "mixed", "0.25")))
        .contains("rates.csv mixed");
    assertThat(found(result -> set(result, "rates.csv", "ttft_mean_s", "0.25")))
        .contains("rates.csv ttft_mean_s");
  }

  /** Sets a field of the second row of values, or the only one. */
  private static void set(MutableResult result, String file, String column, String value) {
    List<List<String>> rows = result.csv(file);
    rows.get(Math.min(2, rows.size() - 1)).set(rows.get(0).indexOf(column), value);
  }

  @Test
  void boundsAreOfPoliciesThatMaySplitPrompts() throws Exception {
    assertThat(found(result -> Json.map(result.json("stream.json").get("bound")).remove("class")))
        .isNotEmpty();
    assertThat(
            found(
                result -> {
                  Map<String, Object> bound = Json.map(result.json("stream.json").get("bound"));
                  Map<String, Object> prices = Json.map(bound.get("prices"));
                  Json.map(prices.get("first_rounds")).put("charging", "piggybacked");
                }))
        .isNotEmpty();
    Serving whole = new Serving(Serving.UNLIMITED, true, 0.002);
    assertThat(places(instance.with(whole), made)).isNotEmpty();
  }

  @Test
  void theWindowHasAllSteps() {
    long steps =
        IntStream.range(1, new MutableResult(made).csv(SCHEDULE).size())
            .mapToObj(i -> new MutableResult(made).csv(SCHEDULE).get(i))
            .filter(row -> row.contains("verify"))
            .count();
    assertThat(steps).isBetween(20L, 199L);
  }
}
