package sdedge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.HandTime;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.explain.Explanation.Saving;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.PlanClass;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ShortPlanning.Known;
import sdedge.search.scheme.Constrained;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import sdedge.stream.PlanExecution;
import sdedge.study.Search;

/** Continuous plans of changed instances are searched from the plan that is explained on. */
class ShortenedSearchIT {
  private static Instance instance(String name, int tasks) throws Exception {
    return InstanceReader.read(Path.of("instances/" + name + ".yaml"))
        .withFirstTasks(tasks)
        .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null)
        .with(Steps.MEAN);
  }

  /** Two drafts a round, in the order of the file. */
  private static JoiningService simple(Instance instance) {
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    IntStream.of(instance.draftersWithTasks()).forEach(d -> lengths.put(d, 2));
    return new JoiningService(
        IntStream.range(0, instance.tasks().size()).boxed().toList(), 0.5, lengths);
  }

  private static Plan plan(Instance instance, JoiningService service) {
    return new Plan(instance.speculation().scope(), null, service);
  }

  private static JoiningService near(Instance changed, Known known) {
    Outcome found = Solver.near(changed, Method.DP, known, Control.NONE);
    return (JoiningService) Objects.requireNonNull(((Outcome.Found) found).plan().continuous());
  }

  private static Resolver resolver() {
    return new Resolver(Search.SOLVER, Method.DP, 1, Control.NONE);
  }

  private static Explanation explained(
      Instance instance, Plan plan, List<Constrained> questions, Resolver resolver) {
    return Explanation.of(instance, plan, instance, questions, PlanClass.AUTO, resolver, 2);
  }

  /** Each saving is what the plan found for the changed instance takes less than the best. */
  @Test
  void savingsAreOfPlansAsExecuted() throws Exception {
    Instance instance = instance("quickstart", 3);
    Plan plan = plan(instance, simple(instance));

    Explanation of = explained(instance, plan, List.of(), resolver().ofFoundPlan());

    assertThat(of.isShortened()).isTrue();
    assertThat(of.unsolved()).isZero();
    double bestS = Objects.requireNonNull(of.best().makespanS());
    assertThat(bestS).isLessThan(of.makespanS());
    for (Saving saving : of.savings()) {
      Stream.of(saving.tenPercent(), saving.oneUnit())
          .filter(Objects::nonNull)
          .forEach(then -> assertThat(then.solved().shortened()).isTrue());
      Lever.Change tenth = saving.lever().tenPercent();
      if (tenth != null) {
        Plan then =
            Objects.requireNonNull(Objects.requireNonNull(saving.tenPercent()).solved().plan());
        assertThat(saving.byTenPercentS())
            .isEqualTo(bestS - PlanExecution.makespanS(tenth.instance(), then));
      }
    }
    // what nobody needs more of saves nothing: the best plan is searched as far as the others
    assertThat(of.savings())
        .filteredOn(saving -> saving.lever().resource().equals("mbs memory"))
        .isNotEmpty()
        .allSatisfy(saving -> assertThat(saving.rankS()).isZero());
  }

  /** In a changed instance a plan that is known already may be faster than what is found. */
  @ParameterizedTest
  @CsvSource({"two-drafters, 4", "measured-table, 5"})
  void noSavingIsLessThanThatOfTheBestPlanAsItWas(String name, int tasks) throws Exception {
    Instance instance = instance(name, tasks);
    Plan plan = plan(instance, simple(instance));

    Explanation of = explained(instance, plan, List.of(), resolver().ofFoundPlan());

    Plan best = Objects.requireNonNull(of.best().plan());
    int changes = 0;
    for (Saving saving : of.savings()) {
      Lever.Change tenth = saving.lever().tenPercent();
      if (tenth != null && Feasibility.violations(tenth.instance(), best).isEmpty()) {
        changes++;
        assertThat(Objects.requireNonNull(saving.tenPercent()).solved().makespanS())
            .as(tenth.words())
            .isLessThanOrEqualTo(PlanExecution.makespanS(tenth.instance(), best));
      }
    }
    assertThat(changes).isGreaterThan(5);
  }

  /** Executing the best plan as it was takes no time beyond a limit. */
  @Test
  void noPlanIsExecutedWhenTheTimeIsOver() throws Exception {
    Instance instance = instance("quickstart", 3);
    Plan plan = plan(instance, simple(instance));
    double seconds = PlanExecution.makespanS(instance, plan);
    BestPlan before = BestPlan.of(instance, plan, seconds, false);
    BestPlan slower = BestPlan.of(instance, plan, 2 * seconds, false).ofShortSearch();
    Control over = Control.limited(0, new HandTime(), 0, () -> null, ProgressListener.NONE);

    assertThat(new Resolver(Search.SOLVER, Method.DP, 1, over).orAsBefore(instance, slower, before))
        .isEqualTo(slower);
    assertThat(resolver().orAsBefore(instance, slower, before)).isEqualTo(before.ofShortSearch());
  }

  /** A plan that nobody searched for is no measure: the best is found by a whole search. */
  @Test
  void aPlanOfSomebodyElseIsNotTheBest() throws Exception {
    Instance instance = instance("quickstart", 3);
    Plan slow = plan(instance, simple(instance).inOrder(List.of(2, 1, 0)));
    Outcome.Found whole =
        (Outcome.Found) Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);

    Explanation of = explained(instance, slow, List.of(), resolver());

    assertThat(of.isShortened()).isTrue();
    assertThat(of.best().makespanS()).isLessThanOrEqualTo(whole.makespanS());
  }

  /** Orders alone can be asked for, and are searched shortly too. */
  @Test
  void questionsAreAnsweredLikewise() throws Exception {
    Instance instance = instance("quickstart", 3);
    Plan plan = plan(instance, simple(instance));
    List<Constrained> questions =
        List.of(
            Question.parse("order output-desc", instance), Question.parse("length 3", instance));

    Explanation of = explained(instance, plan, questions, resolver().ofFoundPlan());

    BestPlan ofOrder = of.answers().get(0).then();
    assertThat(ofOrder.shortened()).isTrue();
    assertThat(ofOrder.makespanS()).isNotNull();
    BestPlan ofLength = of.answers().get(1).then();
    assertThat(ofLength.failure()).contains("local search");
    assertThat(ofLength.shortened()).isFalse();
  }

  /** Where there is little to execute, searches are whole ones. */
  @Test
  void fewAndShortTasksAreSearchedToTheEnd() {
    Instance tiny =
        new TinySystem()
            .drafter(1, TinySystem.INSTANT)
            .task(1, 4)
            .instance()
            .withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);

    Explanation of = explained(tiny, plan(tiny, simple(tiny)), List.of(), resolver().ofFoundPlan());

    assertThat(of.isShortened()).isFalse();
  }

  /** A mode that does not fit is given up for one that does. */
  @Test
  void otherModesTakeThePlaceOfThoseThatDoNotFit() throws Exception {
    Instance instance = instance("drafts/l4-a100-modes", 4);
    JoiningService block = simple(instance).in(new TreeMap<>(Map.of(0, "block")));
    Known known = new Known(instance, plan(instance, block));
    assertThat(near(instance, known).loaded()).isEqualTo(Set.of("block"));

    assertThat(near(Edits.without(instance, "block"), known).loaded())
        .hasSize(1)
        .doesNotContain("block");
  }

  /** Its tasks draft as they did where they were. */
  @Test
  void aDrafterMoreDraftsLikeTheOneWhoseTasksItHas() throws Exception {
    Instance instance = instance("quickstart", 3);
    Plan plan = plan(instance, simple(instance));

    JoiningService found = near(Edits.oneMore(instance, 0), new Known(instance, plan));

    assertThat(found.lengths().keySet()).containsExactly(0, 1);
    assertThat(found.lengths().values()).doesNotContain(0);
  }
}
