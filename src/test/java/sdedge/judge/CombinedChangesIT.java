package sdedge.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.RandomServices;
import sdedge.TestSeeds;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.metamorphic.Edit;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/** Changes of several values at once that keep all sums right, and mistakes of an executor. */
@Tag(TestSeeds.DRAWS)
class CombinedChangesIT {
  private enum Kind {
    ROLLING,
    SYNCHRONOUS,
    SEQUENTIAL,
    ASYNCHRONOUS,
    GROUPS,
    JOINING
  }

  /** An execution of a random plan; null of some draws. */
  private static @Nullable Execution execution(Random random, Kind kind) {
    boolean isContinuous = kind == Kind.GROUPS || kind == Kind.JOINING;
    Instance instance =
        isContinuous ? RandomServices.instance(random) : Draws.instance(random).with(Steps.MEAN);
    Plan plan = null;
    if (kind == Kind.GROUPS) {
      plan = RandomServices.next(random, instance);
    } else if (kind == Kind.JOINING) {
      plan = RandomServices.joining(random, instance);
    } else {
      Pipeline pipeline = Pipeline.valueOf(kind.name());
      boolean isPossible =
          Feasibility.noExecution(instance, pipeline) == null
              && (pipeline.hasSlots() || !instance.batching().isByBatch());
      plan = isPossible ? Draws.plan(random, instance, pipeline) : null;
    }
    try {
      return plan == null ? null : PlanExecution.execute(instance, plan);
    } catch (NegativePassTimeException e) {
      return null;
    }
  }

  /** Everything from some row on happens a little later, and all that is made of it agrees. */
  @ParameterizedTest
  @EnumSource
  void findsChainsThatAreShifted(Kind kind) {
    int[] found = {0};
    int draws = TestSeeds.draws(60, 1_000);
    TestSeeds.each(
        CombinedChangesIT.class,
        draws,
        random -> {
          Execution own = execution(random, kind);
          if (own != null) {
            List<StageRun> rows = own.stages().toList();
            double fromS = rows.get(random.nextInt(rows.size())).startS();
            Execution shifted = shifted(own, fromS, 0.01 * own.makespanS());
            assertThat(Judge.plan(own.instance(), shifted)).isNotEmpty();
            found[0]++;
          }
        });
    TestSeeds.guard(() -> assertThat(found[0]).isGreaterThan(draws / 3));
  }

  private static Execution shifted(Execution own, double fromS, double byS) {
    List<TaskTimes> tasks = new ArrayList<>();
    for (TaskTimes times : own.tasks()) {
      tasks.add(
          new TaskTimes(
              times.readyS(),
              later(times.startS(), fromS, byS),
              later(times.firstTokenS(), fromS, byS),
              later(times.completionS(), fromS, byS),
              times.steps(),
              times.draftS(),
              times.upS(),
              times.verifyS(),
              times.downS()));
    }
    double endS = own.makespanS() + byS;
    double part = own.makespanS() / endS;
    List<Utilisation.OfDrafter> busy =
        own.utilisation().drafters().stream()
            .map(
                each ->
                    new Utilisation.OfDrafter(
                        part * each.drafter(),
                        part * each.fronthaulUp(),
                        part * each.fronthaulDown()))
            .toList();
    Components components = own.components();
    Components waits =
        components == null
            ? null
            : new Components(
                components.uploadWaitS() + byS,
                components.draftS(),
                components.fronthaulS(),
                components.verifyS(),
                components.balancedS());
    Utilisation utilisation = new Utilisation(busy, part * own.utilisation().verifier());
    return Changed.rows(
        Changed.tasks(Changed.totals(own, endS, waits, utilisation), tasks),
        row -> row.startS() >= fromS,
        row -> Changed.moved(row, byS));
  }

  private static double later(double timeS, double fromS, double byS) {
    return timeS >= fromS ? timeS + byS : timeS;
  }

  /** Two rows of a server take turns the other way round; no sum is another one. */
  @ParameterizedTest
  @EnumSource
  void findsRowsOfServersThatAreSwapped(Kind kind) {
    int[] found = {0};
    int draws = TestSeeds.draws(60, 1_000);
    TestSeeds.each(
        CombinedChangesIT.class,
        draws,
        random -> {
          Execution own = execution(random, kind);
          Execution swapped = own == null ? null : swapped(random, own);
          if (swapped != null) {
            assertThat(Judge.plan(swapped.instance(), swapped)).isNotEmpty();
            found[0]++;
          }
        });
    TestSeeds.guard(() -> assertThat(found[0]).isGreaterThan(draws / 4));
  }

  private static @Nullable Execution swapped(Random random, Execution own) {
    List<StageRun> rows = own.stages().toList();
    StageRun any = rows.get(random.nextInt(rows.size()));
    List<StageRun> same =
        rows.stream()
            .filter(row -> row.resource().equals(any.resource()) && row.stage() == any.stage())
            .sorted(Comparator.comparingDouble(StageRun::startS))
            .toList();
    int at = same.indexOf(any);
    if (at == 0 || same.get(at - 1).startS() >= any.startS() * (1 - 1e-6)) {
      return null;
    }
    StageRun before = same.get(at - 1);
    double busyS = any.freeS() - any.startS();
    if (busyS < 1e-6 * any.endS()) {
      return null;
    }
    StageRun first = Changed.moved(any, before.startS() - any.startS());
    StageRun second = Changed.moved(before, busyS);
    return Changed.rows(
        own,
        rows.stream()
            .map(row -> row.equals(any) ? first : row.equals(before) ? second : row)
            .toList());
  }

  /** What an executor makes of the wrong rules is refused by the right ones. */
  @Test
  void refusesWhatMistakenExecutorsMake() {
    Instance instance = TwoDrafters.INSTANCE;

    // a server that serves two at once: of a band that each drafter has to itself
    Instance band = TwoDrafters.onOneBand();
    Plan queued = TwoDrafters.batches(Pipeline.ASYNCHRONOUS);
    Execution both = PlanExecution.execute(TwoDrafters.onBandsOfTheirOwn(), queued);
    assertThat(Judge.plan(band, PlanExecution.execute(band, queued))).isEmpty();
    assertThat(Judge.plan(band, both))
        .anySatisfy(one -> assertThat(one.expected()).contains("on a free server"));

    // a slot that begins early: drafts of the next step beside the last verification
    Execution rolling = PlanExecution.execute(instance, TwoDrafters.batches(Pipeline.ROLLING));
    Execution early = Changed.plan(rolling, TwoDrafters.batches(Pipeline.SYNCHRONOUS));
    assertThat(Judge.plan(instance, rolling)).isEmpty();
    assertThat(Judge.plan(instance, early))
        .anySatisfy(one -> assertThat(one.column()).isEqualTo("start_s"));

    // a task that is one step short
    Instance shorter =
        Edit.eachTask(
            instance,
            task ->
                task.id().equals(instance.tasks().get(0).id())
                    ? Edit.tokens(task, task.inputTokens(), task.outputTokens() - 3)
                    : task);
    Execution few = PlanExecution.execute(shorter, TwoDrafters.batches(Pipeline.ROLLING));
    assertThat(Judge.plan(instance, few))
        .anySatisfy(one -> assertThat(one.column()).isEqualTo("steps"));
    assertThat(instance.uplink()).isNotEqualTo(UplinkPolicy.EXPLICIT);
  }
}
