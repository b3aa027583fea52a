package sdedge.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.metamorphic.Edit;
import sdedge.plan.Cohort;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.JobMember;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/** For each rule a change by hand that only this rule refuses. */
class RulesTest {
  private static final double SHIFT_S = 1e-4;
  private static final Instance TWO = TwoDrafters.INSTANCE;

  /** A change of an execution, and where alone it is found: a column and what is expected there. */
  private record Case(
      String rule, Instance instance, Execution changed, String column, String expected) {
    @Override
    public String toString() {
      return rule;
    }
  }

  private static JoiningService joining(double waitShare, int perPass, int residents, int length) {
    List<Integer> tasks = IntStream.range(0, TWO.tasks().size()).boxed().toList();
    SortedMap<Integer, Integer> lengths = new TreeMap<>();
    for (int d : TWO.draftersWithTasks()) {
      lengths.put(d, length);
    }
    return new JoiningService(tasks, waitShare, lengths).withCaps(perPass, residents, true);
  }

  private static Plan continuous(ContinuousService service) {
    return new Plan(Scope.BATCH, null, service);
  }

  private static Plan groups(int length) {
    List<Integer> tasks = IntStream.range(0, TWO.tasks().size()).boxed().toList();
    GroupService.GroupRule group = new GroupService.GroupRule(Batching.UNLIMITED, length);
    return continuous(new GroupService(tasks, List.of(group, group)));
  }

  static Stream<Case> changes() {
    Execution rolling = PlanExecution.execute(TWO, TwoDrafters.batches(Pipeline.ROLLING));
    Execution queued = PlanExecution.execute(TWO, TwoDrafters.batches(Pipeline.ASYNCHRONOUS));
    Execution joined =
        PlanExecution.execute(
            TWO, continuous(joining(0.5, Integer.MAX_VALUE, Integer.MAX_VALUE, 3)));
    Execution grouped = PlanExecution.execute(TWO, groups(3));
    Execution silent = PlanExecution.execute(TWO, groups(0));
    List<Case> cases = new ArrayList<>();
    BiFunction<Execution, Stage, StageRun> late =
        (of, stage) ->
            of.stages()
                .filter(row -> row.stage() == stage && row.step() == 5)
                .findFirst()
                .orElseThrow();

    // plans of batches
    List<Cohort> fewer = List.of(rolling.plan().cohorts().get(0));
    Plan cut = new Plan(Pipeline.ROLLING, Scope.BATCH, null, UplinkPolicy.SEQUENTIAL, fewer);
    cases.add(new Case("plan fits", TWO, Changed.plan(rolling, cut), "", "a plan that fits"));
    List<StageRun> rows = new ArrayList<>(rolling.stages().toList());
    rows.remove(40);
    cases.add(new Case("rows due", TWO, Changed.rows(rolling, rows), "", "cohort 1, batch 1"));
    StageRun verify = late.apply(rolling, Stage.VERIFY);
    cases.add(
        new Case(
            "content",
            TWO,
            Changed.row(
                rolling,
                verify,
                row -> Changed.content(row, row.activeTasks(), row.newTokens() + 1)),
            "new_tokens",
            ""));
    cases.add(
        new Case(
            "duration",
            TWO,
            Changed.row(
                rolling,
                verify,
                row -> Changed.times(row, row.startS(), row.freeS() + SHIFT_S, row.endS())),
            "free_s",
            ""));
    cases.add(new Case("slots", TWO, draftsLate(rolling), "start_s", ""));
    cases.add(new Case("precedence", TWO, sendsEarly(queued), "start_s", "what it waits for"));
    cases.add(new Case("servers", TWO, verifiesEarly(queued), "start_s", "server"));
    cases.add(new Case("memory", narrow(queued), queued, "start_s", "room in memory"));
    TaskTimes first = rolling.tasks().get(0);
    cases.add(
        new Case(
            "uplink",
            TWO,
            Changed.task(
                rolling, 0, own -> Changed.ready(own, own.readyS() * 1.0001, own.draftS())),
            "upload_s",
            "" + first.readyS()));
    cases.add(
        new Case(
            "sums of a task",
            TWO,
            Changed.task(rolling, 0, own -> Changed.ready(own, own.readyS(), own.draftS() * 1.001)),
            "draft_s",
            "" + first.draftS()));
    cases.add(
        new Case(
            "makespan",
            TWO,
            Changed.makespan(queued, queued.makespanS() + SHIFT_S),
            "makespan_s",
            "" + queued.makespanS()));
    Components own = Objects.requireNonNull(rolling.components());
    Components other =
        new Components(
            own.uploadWaitS(),
            own.draftS() + SHIFT_S,
            own.fronthaulS() - SHIFT_S,
            own.verifyS(),
            own.balancedS());
    cases.add(
        new Case(
            "components",
            TWO,
            Changed.totals(rolling, rolling.makespanS(), other, rolling.utilisation()),
            "components.",
            ""));
    Utilisation busy =
        new Utilisation(rolling.utilisation().drafters(), rolling.utilisation().verifier() * 1.001);
    cases.add(
        new Case(
            "utilisation",
            TWO,
            Changed.totals(rolling, rolling.makespanS(), own, busy),
            "utilisation.verifier",
            ""));

    // continuous plans
    StageRun down = late.apply(grouped, Stage.FRONTHAUL_DOWN);
    cases.add(
        new Case(
            "rounds",
            TWO,
            Changed.row(
                grouped, down, row -> row.with(row.members().subList(1, row.members().size()))),
            "tasks",
            "tasks that"));
    cases.add(new Case("tokens", longer(), grouped, "steps", "rounds until all tokens"));
    cases.add(
        new Case(
            "cached tokens", TWO, cached(grouped, late.apply(grouped, Stage.DRAFT)), "tokens", ""));
    cases.add(
        new Case(
            "admission",
            TWO,
            Changed.plan(joined, continuous(joining(0.5, Integer.MAX_VALUE, 4, 3))),
            "start_s",
            ""));
    cases.add(
        new Case(
            "lengths",
            TWO,
            Changed.plan(joined, continuous(joining(0.5, 99, 99, 4))),
            "pass_tokens",
            "drafts beside what else"));
    cases.add(
        new Case(
            "passes wait",
            TWO,
            Changed.plan(joined, continuous(joining(1, 99, 99, 3))),
            "start_s",
            "it waits for"));
    cases.add(
        new Case(
            "passes begin",
            TWO,
            Changed.plan(joined, continuous(joining(0, 99, 99, 3))),
            "start_s",
            "as soon as"));
    cases.add(
        new Case(
            "new in a pass",
            TWO,
            Changed.plan(joined, continuous(joining(0.5, 1, 99, 3))),
            "active_tasks",
            "as many"));
    cases.add(new Case("verdicts", TWO, verdictEarly(silent), "start_s", "what it waits for"));
    cases.add(new Case("groups", TWO, Changed.plan(grouped, groups(2)), "length", "2"));
    return cases.stream();
  }

  /** Drafts of the shorter side of a slot that begin a little late. */
  private static Execution draftsLate(Execution rolling) {
    StageRun draft =
        rolling
            .stages()
            .filter(row -> row.stage() == Stage.DRAFT && row.step() == 5 && row.batch() == 2)
            .findFirst()
            .orElseThrow();
    return Changed.rows(
        rolling,
        row ->
            row.cohort() == draft.cohort()
                && row.batch() == draft.batch()
                && row.step() == draft.step()
                && Objects.equals(draft.drafter(), row.drafter())
                && row.stage() != Stage.FRONTHAUL_DOWN,
        row -> Changed.moved(row, SHIFT_S));
  }

  /** What a part sends before it is drafted, while the other part is the last to come. */
  private static Execution sendsEarly(Execution queued) {
    List<StageRun> ups =
        queued
            .stages()
            .filter(row -> row.stage() == Stage.FRONTHAUL_UP && row.step() == 5)
            .toList();
    StageRun early =
        ups.stream()
            .filter(row -> row.batch() == ups.get(0).batch() && row.cohort() == ups.get(0).cohort())
            .min(Comparator.comparingDouble(StageRun::endS))
            .orElseThrow();
    return Changed.row(queued, early, row -> Changed.moved(row, -SHIFT_S));
  }

  /** A verification that begins while the verifier is busy, though its parts are there. */
  private static Execution verifiesEarly(Execution queued) {
    List<StageRun> all = queued.stages().toList();
    for (StageRun row : all) {
      boolean waits =
          row.stage() == Stage.VERIFY
              && all.stream()
                  .filter(up -> up.stage() == Stage.FRONTHAUL_UP && up.step() == row.step())
                  .filter(up -> up.cohort() == row.cohort() && up.batch() == row.batch())
                  .allMatch(up -> up.endS() < row.startS() - 2 * SHIFT_S);
      if (waits) {
        return Changed.row(queued, row, own -> Changed.moved(own, -SHIFT_S));
      }
    }
    throw new AssertionError("no verification waits");
  }

  /** With memory for one batch at a time. */
  private static Instance narrow(Execution queued) {
    return TWO.with(
        new Batching(
            TWO.batching().maxTasksPerBatch(),
            queued.plan().cohorts().get(0).batches().get(0).tasks().size() * 2,
            TWO.batching().padding(),
            TWO.batching().residency()));
  }

  private static Instance longer() {
    return Edit.eachTask(
        TWO, task -> Edit.tokens(task, task.inputTokens(), task.outputTokens() + 20));
  }

  private static Execution cached(Execution grouped, StageRun draft) {
    return Changed.row(
        grouped,
        draft,
        row ->
            Changed.members(
                row,
                one ->
                    new JobMember(
                        one.index(),
                        one.newTokens(),
                        one.cachedTokens() * (1 + 1e-8),
                        one.mode())));
  }

  /** A verdict that nobody waits for, on its way before there is one. */
  private static Execution verdictEarly(Execution silent) {
    StageRun down =
        silent
            .stages()
            .filter(row -> row.stage() == Stage.FRONTHAUL_DOWN && row.step() == 5)
            .findFirst()
            .orElseThrow();
    return Changed.row(silent, down, row -> Changed.moved(row, -SHIFT_S));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void onlyTheRuleRefuses(Case change) {
    List<Difference> found = new ArrayList<>(Judge.plan(change.instance, change.changed));
    found.removeIf(one -> one.file().isEmpty()); // how many more there are
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(
            one -> {
              assertThat(one.column()).contains(change.column);
              assertThat(one.expected()).contains(change.expected);
            });
  }
}
