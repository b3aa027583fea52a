package sdedge.search.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.Counts;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Uploads;
import sdedge.wireless.Allocation;

/** Plans made for rolling, as plans for asynchronous execution in which each batch is a cohort. */
final class RollingCandidates {
  private final Instance instance;
  private final SearchOptions options;
  private Control control;
  private final List<Plan> plans = new ArrayList<>();
  private Termination termination = Termination.COMPLETED;
  private Counts counts = Counts.NONE;

  RollingCandidates(Instance instance, SearchOptions options, Control control) {
    this.instance = instance;
    this.options = options;
    this.control = control;
  }

  /** Goes on under another control. */
  void within(Control share) {
    control = share;
  }

  /** The plans made so far. */
  List<Plan> plans() {
    return plans;
  }

  /** Why a search ended early, if one did. */
  Termination termination() {
    return termination;
  }

  /** The effort of all searches. */
  Counts counts() {
    return counts;
  }

  /**
   * Plans of all tasks, by uplink policy.
   *
   * @param eachOrder whether to plan every order by itself too, not only the best of them
   */
  void together(Reduction approach, boolean eachOrder) {
    Instance narrow = approach.narrow(instance);
    for (UplinkPolicy uplink : UplinkChoices.of(narrow)) {
      List<List<ContiguousProblem>> groups =
          ProblemChoices.problems(narrow, uplink, Pipeline.ROLLING).stream()
              .map(approach::narrow)
              .filter(group -> !group.isEmpty())
              .toList();
      if (eachOrder) {
        groups.forEach(group -> add(search(approach, List.of(group))));
      } else {
        add(search(approach, groups));
      }
    }
  }

  /** Takes a plan, if there is one. */
  void add(@Nullable Plan plan) {
    if (plan != null) {
      plans.add(oneByOne(plan.batches(), plan));
    }
  }

  /**
   * Plans of each drafter by itself, all with one set of modes; without modes, under scope global,
   * with each length that one prefers.
   */
  void eachForItself(Reduction approach) {
    for (UplinkPolicy uplink : UplinkChoices.of(instance)) {
      if (instance.hasModes()) {
        for (ChoiceSet set : ChoiceSets.of(instance)) { // those loaded take memory from others
          merge(drafters(approach, uplink, group -> List.of(group.get(0).with(set))));
        }
        continue;
      }
      List<Plan> drafters = drafters(approach, uplink, group -> group);
      int[] lengths =
          drafters.stream()
              .flatMap(plan -> plan.batches().stream())
              .flatMapToInt(batch -> batch.choices().lengths())
              .distinct()
              .toArray();
      if (instance.speculation().scope() != Scope.GLOBAL || lengths.length == 1) {
        merge(drafters);
      } else {
        for (int length : lengths) {
          merge(
              drafters(
                  approach,
                  uplink,
                  group -> List.of(group.get(0).withChoices(DraftChoice.ofLengths(length)))));
        }
      }
    }
  }

  /** A plan per drafter that has tasks; none at all if one of them has no plan. */
  private List<Plan> drafters(
      Reduction approach, UplinkPolicy uplink, UnaryOperator<List<ContiguousProblem>> narrowing) {
    List<Plan> drafters = new ArrayList<>();
    for (int drafter = 0; drafter < instance.drafters().size(); drafter++) {
      if (instance.tasksOf(drafter).length > 0) {
        List<List<ContiguousProblem>> groups =
            ProblemChoices.problems(instance, drafter, uplink, Pipeline.ROLLING).stream()
                .map(narrowing)
                .toList();
        Plan plan = search(approach, groups);
        if (plan == null) {
          return List.of();
        }
        drafters.add(plan);
      }
    }
    return drafters;
  }

  /**
   * The best plan of some problems; null if the search failed, or was stopped or refused before it
   * had any.
   */
  private @Nullable Plan search(Reduction approach, List<List<ContiguousProblem>> groups) {
    Termination stop = control.stop();
    if (stop != null) {
      termination = stop;
      return null;
    }
    if (groups.isEmpty()
        || groups.stream().anyMatch(List::isEmpty)
        || groups.stream()
            .flatMap(List::stream)
            .anyMatch(problem -> problem.choices().refusal() != null)) {
      return null;
    }
    String what = "the plan of " + approach.key() + " under " + groups.get(0).get(0).uplink().key();
    SearchResult result =
        FailureRecovery.attempt(
            control, what, () -> approach.solve(groups, StartingPlans.NONE, options, control));
    if (result == null) {
      termination = Termination.INTERRUPTED;
      return null;
    }
    counts = counts.plus(result.counts());
    if (result.termination() != Termination.COMPLETED) {
      termination = result.termination();
    }
    return result.plan();
  }

  /** The batches of all drafters in the order in which their prompts are there. */
  private void merge(List<Plan> drafters) {
    record Due(double seconds, Batch batch) {}
    List<Due> due = new ArrayList<>();
    for (Plan plan : drafters) {
      double[] readyS = Uploads.readySeconds(instance, plan);
      double latestS = 0;
      for (Batch batch : plan.batches()) {
        double ownS = batch.tasks().stream().mapToDouble(k -> readyS[k]).max().orElse(0);
        latestS = Math.max(latestS, ownS);
        due.add(new Due(latestS, batch));
      }
    }
    due.sort(Comparator.comparingDouble(Due::seconds));
    if (!due.isEmpty()) {
      plans.add(oneByOne(due.stream().map(Due::batch).toList(), together(drafters)));
    }
  }

  /** A plan with the uplink of all drafters: an allocation if each of them has one. */
  private static Plan together(List<Plan> drafters) {
    Plan first = drafters.get(0);
    if (drafters.stream().allMatch(plan -> plan.uplink() == first.uplink())
        && first.allocation() == null) {
      return first;
    }
    List<Allocation.Cell> cells = new ArrayList<>();
    for (Plan plan : drafters) {
      Allocation own = plan.allocation();
      if (own == null) {
        return first.with(UplinkPolicy.EQUAL_FINISH);
      }
      cells.addAll(own.cells());
    }
    return first.with(new Allocation(cells));
  }

  /** Cohorts play no role; when each batch is one, they fit whatever the sequence. */
  static Plan oneByOne(List<Batch> batches, Plan like) {
    List<Cohort> cohorts = batches.stream().map(batch -> new Cohort(List.of(batch))).toList();
    return new Plan(
        Pipeline.ASYNCHRONOUS, like.scope(), null, like.uplink(), like.allocation(), cohorts);
  }
}
