package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.explain.CapUse.Cap;
import sdedge.explain.Explanation.Saving;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.TaskOrder;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.GroupService;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.study.Search;

/** Which caps a plan stands at, and what it takes without them. */
class CapUseTest {
  private final Instance quickstart;

  CapUseTest() throws Exception {
    quickstart = InstanceReader.read(Path.of("instances/quickstart.yaml"));
  }

  @Test
  void countsBatchesCohortsAndLengths() {
    Instance capped = Edits.cap(quickstart, Cap.COHORT, 5);
    Plan plan =
        TinySystem.plan(
            Pipeline.ROLLING,
            TinySystem.cohort(TinySystem.batch(6, 0, 1, 2), TinySystem.batch(0, 3, 4)),
            TinySystem.cohort(TinySystem.batch(5, 5, 6, 7)));

    assertThat(CapUse.of(capped, plan))
        .containsExactly(
            new CapUse(Cap.BATCH, 3, 2, 3, "batches"),
            new CapUse(Cap.COHORT, 5, 1, 2, "cohorts"),
            new CapUse(Cap.LENGTH, 6, 1, 3, "batches"));
    assertThat(CapUse.of(Edits.cap(Edits.cap(quickstart, Cap.BATCH, 4), Cap.LENGTH, 7), plan))
        .isEmpty();
  }

  @Test
  void countsGroupsOfContinuousPlans() {
    List<GroupService.GroupRule> groups =
        List.of(
            new GroupService.GroupRule(8, 6),
            new GroupService.GroupRule(2, 3),
            new GroupService.GroupRule(3, null));
    Plan plan =
        new Plan(
            Scope.BATCH,
            TaskOrder.GIVEN,
            new GroupService(List.of(0, 1, 2, 3, 4, 5, 6, 7), groups));

    assertThat(CapUse.of(quickstart, plan))
        .containsExactly(
            new CapUse(Cap.BATCH, 3, 2, 3, "groups"), new CapUse(Cap.LENGTH, 6, 1, 2, "groups"));
  }

  /** Groups without caps of their own share the tasks, four or two each, and hold them together. */
  @Test
  void groupsWithoutCapsAreAtThoseOfTheInstanceAlone() {
    Instance uncapped =
        Edits.cap(
            Edits.cap(quickstart, Cap.BATCH, Batching.UNLIMITED), Cap.COHORT, Batching.UNLIMITED);

    assertThat(CapUse.of(uncapped, uncapped(2))).isEmpty();
    assertThat(CapUse.of(Edits.cap(uncapped, Cap.BATCH, 4), uncapped(2)))
        .containsExactly(new CapUse(Cap.BATCH, 4, 2, 2, "groups"));
    assertThat(CapUse.of(Edits.cap(uncapped, Cap.BATCH, 4), uncapped(4))).isEmpty();
    assertThat(CapUse.of(Edits.cap(uncapped, Cap.COHORT, 8), uncapped(2)))
        .containsExactly(new CapUse(Cap.COHORT, 8, 2, 2, "groups together"));
    assertThat(CapUse.of(Edits.cap(uncapped, Cap.COHORT, 9), uncapped(2))).isEmpty();
    Instance both = Edits.cap(Edits.cap(uncapped, Cap.BATCH, 3), Cap.COHORT, 7);
    assertThat(CapUse.of(both, uncapped(2)))
        .containsExactly(new CapUse(Cap.BATCH, 3, 2, 2, "groups"));
  }

  private static Plan uncapped(int groups) {
    GroupService.GroupRule rule = new GroupService.GroupRule(Batching.UNLIMITED, null);
    return new Plan(
        Scope.BATCH,
        TaskOrder.GIVEN,
        new GroupService(List.of(0, 1, 2, 3, 4, 5, 6, 7), Collections.nCopies(groups, rule)));
  }

  /** The largest lever of quickstart is its cap, and what it saves is what is solved without it. */
  @Test
  void theCapOfQuickstartIsItsLargestLever() {
    Instance instance = quickstart.with(Steps.MEAN);
    Plan plan = found(instance).plan();
    Resolver resolver = new Resolver(Search.SOLVER, Method.DP, 1, Control.NONE);

    Explanation of =
        Explanation.of(instance, plan, instance, List.of(), PlanClass.AUTO, resolver, 2);

    Saving first = of.savings().get(0);
    double withoutS = found(Edits.cap(instance, Cap.BATCH, 8)).makespanS();
    assertThat(first.lever().path()).isEqualTo("batching.max_tasks_per_batch");
    assertThat(Objects.requireNonNull(first.lever().oneUnit()).amount()).isEqualTo("none");
    assertThat(first.byOneUnitS()).isEqualTo(found(instance).makespanS() - withoutS);
    assertThat(Objects.requireNonNull(first.byOneUnitS()) / of.makespanS()).isBetween(0.2, 0.3);
    assertThat(of.savings().get(1).byOneUnitS())
        .isEqualTo(
            found(instance).makespanS() - found(Edits.cap(instance, Cap.BATCH, 4)).makespanS());
    assertThat(of.caps()).extracting(CapUse::cap).contains(Cap.BATCH);
  }

  private static Outcome.Found found(Instance instance) {
    return (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }
}
