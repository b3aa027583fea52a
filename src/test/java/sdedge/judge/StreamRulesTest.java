package sdedge.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Serving;
import sdedge.metamorphic.Edit;
import sdedge.stream.Candidate;
import sdedge.stream.JudgedStreams;
import sdedge.stream.JudgedStreams.Judged;
import sdedge.stream.Requests;
import sdedge.stream.ServingPolicy;
import sdedge.stream.StreamSetting;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/** Rules on runs of streams: whatever is served keeps to them, and each refuses what breaks it. */
@Tag(TestSeeds.DRAWS)
class StreamRulesTest {
  private static final Instance TWO = TwoDrafters.INSTANCE;
  private static final double SHIFT_S = 1e-4;

  @Test
  void acceptRandomStreams() {
    TestSeeds.each(
        StreamRulesTest.class,
        TestSeeds.draws(200, 1_000, 5_000),
        random -> {
          Judged judged = JudgedStreams.random(random, 60);
          assertThat(judged.differences(Map.of())).as("%s", judged.candidate()).isEmpty();
        });
  }

  @Test
  void acceptStreamsOfEnginesThatSplitPrompts() {
    TestSeeds.each(
        StreamRulesTest.class,
        TestSeeds.draws(50, 500),
        random -> {
          Judged judged = JudgedStreams.splitting(random, 60);
          assertThat(judged.differences(Map.of())).isEmpty();
        });
  }

  /** Users who ask for the tasks in turn, as a policy serves them. */
  private static Judged served(Instance instance, ServingPolicy policy, int groups) {
    return served(instance, policy, groups, 10);
  }

  private static Judged served(Instance instance, ServingPolicy policy, int groups, int users) {
    int[] tasks = IntStream.range(0, 60).map(r -> r % instance.tasks().size()).toArray();
    Requests requests = Requests.closedLoop(tasks, users);
    StreamSetting setting = StreamSetting.of(policy, groups);
    return JudgedStreams.served(instance, Set.of(), requests, setting);
  }

  /** Changes the first row of a stage that is not at the beginning. */
  private static Judged changed(Judged own, Stage stage, UnaryOperator<StageRun> change) {
    StageRun which =
        own.rows().stream()
            .filter(row -> row.stage() == stage && row.step() == 5)
            .findFirst()
            .orElseThrow();
    return own.with(
        own.rows().stream().map(row -> row.equals(which) ? change.apply(row) : row).toList());
  }

  private static void isFoundOnly(Judged judged, String column, String expected) {
    List<Difference> found = judged.differences(Map.of());
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(
            one -> {
              assertThat(one.column()).contains(column);
              assertThat(one.expected()).contains(expected);
            });
  }

  @Test
  void refuseRowsThatAreChanged() {
    Judged joined = served(TWO, new ServingPolicy.Joining(), 2);
    Judged grouped = served(TWO, new ServingPolicy.Fixed(3), 2);
    assertThat(joined.differences(Map.of())).isEmpty();
    assertThat(grouped.differences(Map.of())).isEmpty();
    for (Judged own : List.of(joined, grouped)) {
      UnaryOperator<StageRun> longer =
          row -> Changed.times(row, row.startS(), row.freeS() + SHIFT_S, row.endS());
      isFoundOnly(changed(own, Stage.FRONTHAUL_DOWN, longer), "free_s", "");
      UnaryOperator<StageRun> more =
          row -> Changed.content(row, row.activeTasks(), row.newTokens() + 1);
      isFoundOnly(changed(own, Stage.VERIFY, more), "new_tokens", "");
      UnaryOperator<StageRun> early = row -> Changed.moved(row, -SHIFT_S);
      isFoundOnly(changed(own, Stage.FRONTHAUL_DOWN, early), "_s", "");
    }
  }

  @Test
  void refuseOtherPolicies() {
    Judged joined = served(TWO, new ServingPolicy.Joining(), 2);
    Judged grouped = served(TWO, new ServingPolicy.Fixed(3), 2);
    Candidate all = new Candidate(new ServingPolicy.Joining(), 1);
    isFoundOnly(joined.of(TWO, all), "start_s", "it waits for");
    Candidate few = new Candidate(new ServingPolicy.Joining(), 30);
    isFoundOnly(joined.of(TWO, few), "start_s", "as soon as");
    Candidate shorter = new Candidate(new ServingPolicy.Fixed(2), 2);
    isFoundOnly(grouped.of(TWO, shorter), "length", "2");
    Candidate more = new Candidate(new ServingPolicy.Fixed(3), 3);
    isFoundOnly(grouped.of(TWO, more), "tasks", "group ");
  }

  @Test
  void refuseOtherTimesAndFigures() {
    Judged joined = served(TWO, new ServingPolicy.Joining(), 2);
    Instance front = TWO.with(new Serving(Serving.UNLIMITED, false, 0.01));
    isFoundOnly(joined.of(front, joined.candidate()), "ready_s", "");
    double perS = joined.result().throughputPerS();
    assertThat(joined.differences(Map.of("throughput_per_s", perS))).isEmpty();
    assertThat(joined.differences(Map.of("throughput_per_s", perS * 1.001))).hasSize(1);
    assertThat(joined.differences(Map.of("ttft_p95_s", 1e3))).hasSize(1);
  }

  /** What an engine makes of the wrong rules is refused by the right ones. */
  @Test
  void refuseWhatMistakenEnginesMake() {
    for (ServingPolicy policy : List.of(new ServingPolicy.Joining(), new ServingPolicy.Fixed(3))) {
      // a server that serves two at once: of a band that each drafter has to itself
      Judged both = served(TwoDrafters.onBandsOfTheirOwn(), policy, 2, 24);
      assertThat(both.of(TwoDrafters.onOneBand(), both.candidate()).differences(Map.of()))
          .anySatisfy(one -> assertThat(one.expected()).contains("on a free server"));

      // a stage that begins early
      Judged own = served(TWO, policy, 2);
      Judged early = changed(own, Stage.VERIFY, row -> Changed.moved(row, -SHIFT_S));
      assertThat(early.differences(Map.of()))
          .anySatisfy(one -> assertThat(one.column()).isEqualTo("start_s"));

      // a request that is one step short
      Instance shorter =
          Edit.eachTask(
              TWO, task -> Edit.tokens(task, task.inputTokens(), task.outputTokens() - 3));
      Judged few = served(shorter, policy, 2);
      assertThat(few.of(TWO, few.candidate()).differences(Map.of()))
          .anySatisfy(one -> assertThat(one.column()).isEqualTo("steps"));
    }
  }
}
