package sdedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.Json;
import sdedge.TinyModes;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.files.ResultSource;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;

/** What the files of a continuous plan say of draft modes, and that the check knows better. */
class ContinuousModesTest {
  private static final DraftMode A = TinyModes.atDrafter("a", 0.125);
  private static final DraftMode B = TinyModes.atDrafter("b", 0.125);
  private static final DraftMode UNUSED = TinyModes.atDrafter("c", 2);

  /**
   * Two groups: u1, u2, u3 with drafts of one token, u4 and u5 without. In steps of b the first
   * group gains 1 + 2 + 1 tokens, in those of a 1.5 + 1 + 1, so it takes b until u2 and u3 are
   * complete after two steps; u1 has 4 of 6 tokens left then, and takes three steps of a.
   */
  private static Instance instance() {
    Instance plain =
        new TinySystem()
            .verifier(0.5)
            .drafter(0.125, TinySystem.INSTANT)
            .task(1, 6)
            .drafter(0.125, TinySystem.INSTANT)
            .task(1, 4)
            .drafter(0.125, TinySystem.INSTANT)
            .task(1, 2)
            .task(1, 3)
            .task(1, 3)
            .instance()
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    Instance first = TinyModes.with(plain, 0, A, B, UNUSED);
    Instance both = TinyModes.with(first, 1, A, B, UNUSED);
    return TinyModes.accepting(TinyModes.accepting(both, 0, 0.5, 0, 0), 1, 0, 1, 0);
  }

  private static MutableResult result() throws IOException {
    List<GroupRule> groups =
        List.of(new GroupRule(Batching.UNLIMITED, 1), new GroupRule(Batching.UNLIMITED, 0));
    ContinuousService service =
        new GroupService(List.of(0, 1, 2, 3, 4), groups, Set.of("a", "b", "c"));
    return new MutableResult(
        MadeResult.evaluated(instance(), new Plan(Scope.BATCH, null, service)));
  }

  private static boolean isAccepted(MutableResult result) throws Exception {
    return ResultChecker.check(MadeResult.subject(instance()), ResultSource.of(result.files()))
        .differences()
        .isEmpty();
  }

  @Test
  void filesSayInWhichModesTasksHaveSteps() throws Exception {
    MutableResult result = result();

    List<List<String>> latencies = result.csv("latency.csv");
    assertThat(latencies)
        .extracting(row -> row.get(4))
        .containsExactly("length", "1", "1", "1", "0", "0");
    assertThat(latencies)
        .extracting(row -> row.get(5))
        .containsExactly("steps", "5", "2", "2", "3", "3");
    assertThat(latencies)
        .extracting(row -> row.get(15))
        .containsExactly("mode", "a b", "b", "default", "", "");
    assertThat(Json.map(result.summary().get("modes")))
        .isEqualTo(Map.of("", 2, "a", 1, "b", 2, "c", 0, "default", 1));
    List<List<String>> stages = result.csv("schedule.csv");
    int mode = stages.get(0).indexOf("mode");
    assertThat(
            stages.stream()
                .filter(row -> row.get(4).equals("draft") && row.get(2).equals("1"))
                .map(row -> row.get(0) + " " + row.get(3) + " " + row.get(mode)))
        .containsExactly(
            "sbs1 1 b",
            "sbs2 1 b",
            "sbs3 1 default",
            "sbs1 2 b",
            "sbs2 2 b",
            "sbs3 2 default",
            "sbs1 3 a",
            "sbs1 4 a",
            "sbs1 5 a");
    assertThat(isAccepted(result)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "latency.csv, a b, a",
    "latency.csv, a b, b a",
    "latency.csv, default, ''",
    "latency.csv, '', a",
    "schedule.csv, a, b",
    "schedule.csv, default, ''"
  })
  void anotherModeOfATaskOrStageIsFound(String table, String is, String changed) throws Exception {
    MutableResult result = result();

    for (List<String> row : result.csv(table)) {
      if (row.get(row.size() - 1).equals(is)) {
        row.set(row.size() - 1, changed);
        break;
      }
    }

    assertThat(isAccepted(result)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a, 2", "'', 1", "c, 1", "c, ", "default, 0", "d, 0"})
  void anotherNumberOfTasksIsFound(String mode, Integer tasks) throws Exception {
    MutableResult result = result();

    Map<String, Object> modes = Json.map(result.summary().get("modes"));
    if (tasks == null) {
      modes.remove(mode);
    } else {
      modes.put(mode, tasks);
    }

    assertThat(isAccepted(result)).isFalse();
  }

  @Test
  void otherModesLoadedAreFound() throws Exception {
    MutableResult result = result();

    result.plan().put("modes", List.of("a", "b"));

    assertThat(isAccepted(result)).isFalse();
  }

  /** On the verifier's node drafters draft in their order, whoever was admitted first. */
  @Test
  void draftsOnTheVerifierAreInTheOrderOfDrafters() throws Exception {
    Instance plain =
        new TinySystem()
            .drafter(1, TinySystem.INSTANT)
            .task(1, 1)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 1)
            .instance()
            .withOptions(Pipeline.CONTINUOUS, null, null, null);
    Instance instance =
        TinyModes.with(
            TinyModes.with(plain, 0, TinyModes.atVerifier("x", 0.25)),
            1,
            TinyModes.atVerifier("y", 0.5));
    List<GroupRule> groups = List.of(new GroupRule(Batching.UNLIMITED, 1));
    ContinuousService service = new GroupService(List.of(1, 0), groups, Set.of("x", "y"));

    MutableResult result =
        new MutableResult(MadeResult.evaluated(instance, new Plan(Scope.BATCH, null, service)));

    assertThat(result.csv("schedule.csv"))
        .filteredOn(row -> row.get(4).equals("draft") || row.get(4).equals("verify"))
        .extracting(row -> row.get(6) + " " + row.get(7) + " " + row.get(11))
        .containsExactly("0.0 0.25 x", "0.25 0.75 y", "0.75 1.75 ");
    assertThat(
            ResultChecker.check(MadeResult.subject(instance), ResultSource.of(result.files()))
                .differences())
        .isEmpty();
  }

  /** Drafters of which each has a choice of its own, and must draft. */
  private static Instance apart(DraftMode... second) {
    Instance plain =
        new TinySystem()
            .drafter(1, TinySystem.INSTANT)
            .task(1, 3)
            .drafter(1, TinySystem.INSTANT)
            .task(1, 3)
            .instance()
            .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    Instance both = TinyModes.with(TinyModes.with(plain, 0, A, B), 1, second);
    return both.with(
        new Instance.Options(
            new Speculation(1, 2, Scope.BATCH, Steps.MEAN),
            both.batching(),
            both.uplink(),
            both.pipeline(),
            both.order()));
  }

  @Test
  void groupsThatMustDraftNeedOneModeInCommonAndTasksThatJoinDoNot() throws Exception {
    Instance instance = apart(UNUSED, TinyModes.atDrafter("d", 1));
    Instance ofOneLength = instance.withOptions(Pipeline.ROLLING, null, null, Scope.GLOBAL);

    Outcome.Found joining =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
    Outcome none = Solver.solve(ofOneLength, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    assertThat(joining.plan().continuous()).isInstanceOf(JoiningService.class);
    assertThat(isAccepted(instance, joining)).isTrue();
    assertThat(none).isInstanceOf(Outcome.Infeasible.class);
    assertThat(isAccepted(ofOneLength, none)).isTrue();
    assertThat(isAccepted(instance, none)).as("tasks may join").isFalse();
    assertThat(isAccepted(apart(UNUSED, A), none)).as("a is in common").isFalse();
  }

  /** The first mode of each drafter does not fit, and no name is one of both. */
  @Test
  void modesThatFitAreFoundWhateverTheirNames() {
    DraftMode large = A.with(new Model("large", 1, 1, 1, 2, 0));
    DraftMode other = UNUSED.with(large.model());
    Instance all = TinyModes.with(apart(other, TinyModes.atDrafter("d", 1)), 0, large, B);
    List<Drafter> small =
        all.drafters().stream().map(each -> each.with(each.node().withMemory(1))).toList();
    Instance instance = all.with(new Instance.Network(all.verifier(), small));

    Outcome.Found found =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    assertThat(found.plan().continuous())
        .isInstanceOfSatisfying(
            JoiningService.class,
            joining -> assertThat(joining.modes()).isEqualTo(Map.of(0, "b", 1, "d")));
  }

  @Test
  void theSchemeIsRefusedWhereBatchesDoWithoutAModeInCommon() {
    Instance batches =
        apart(UNUSED, TinyModes.atDrafter("d", 1)).withOptions(Pipeline.ROLLING, null, null, null);

    Approach scheme = Objects.requireNonNull(Approaches.named("continuous"));
    assertThat(Solver.solve(batches, Method.DP, SearchOptions.DEFAULT, Control.NONE))
        .isInstanceOf(Outcome.Optimal.class);
    assertThat(Solver.solve(batches, scheme, SearchOptions.DEFAULT, Control.NONE))
        .isEqualTo(
            new Outcome.Refused(
                "all drafters must draft in a step of continuous service, and have no mode in"
                    + " common"));
  }

  private static boolean isAccepted(Instance instance, Outcome outcome) throws Exception {
    Map<String, byte[]> files = MadeResult.claimed(instance, Method.DP, outcome, 1);
    return ResultChecker.check(MadeResult.subject(instance), ResultSource.of(files))
        .differences()
        .isEmpty();
  }
}
