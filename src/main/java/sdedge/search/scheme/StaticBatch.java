package sdedge.search.scheme;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Feasibility;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.ProblemChoices;

/** So many tasks per batch, fewer in the last one, and the best single length. */
public record StaticBatch(int tasks) implements Reduction {
  private static final String PREFIX = "static-batch:";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([1-9][0-9]{0,5})");

  /** How those of all sizes are written in lists. */
  public static final String ANY = PREFIX + "B";

  /** What all of them do. */
  public static final String DEFINITION = "B tasks per batch, the best single length";

  /** The scheme of a name; null if it is not one of these. */
  public static @Nullable StaticBatch named(String key) {
    Matcher matcher = NAME.matcher(key);
    return matcher.matches() ? new StaticBatch(Integer.parseInt(matcher.group(1))) : null;
  }

  @Override
  public String key() {
    return PREFIX + tasks;
  }

  @Override
  public String definition() {
    return tasks + DEFINITION.substring(1);
  }

  @Override
  public Effort effort() {
    return Effort.RULE;
  }

  /** Where no order has such batches. */
  @Override
  public @Nullable String refusal(Instance instance) {
    int most = Math.min(tasks, instance.tasks().size());
    Batching caps = instance.batching();
    if (most > caps.maxTasksPerBatch()) {
      return "max_tasks_per_batch is " + caps.maxTasksPerBatch();
    } else if (most > caps.maxTasksPerCohort()) {
      return "max_tasks_per_cohort is " + caps.maxTasksPerCohort();
    }
    return !isPlanned(instance) || isPossible(instance)
        ? null
        : "no order searched has batches of " + most + " tasks that fit in memory";
  }

  /** Whether whoever searches has not said already that there are no plans. */
  private static boolean isPlanned(Instance instance) {
    return Feasibility.neverFits(instance).isEmpty() && !ChoiceSets.of(instance).isEmpty();
  }

  private boolean isPossible(Instance instance) {
    return ProblemChoices.problems(instance, UplinkPolicy.SEQUENTIAL, Pipeline.ROLLING).stream()
        .anyMatch(group -> !narrow(group).isEmpty());
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return Groups.lengthByLength(group).stream()
        .filter(problem -> Partition.ofSize(problem, tasks) != null)
        .toList();
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return Planning.scheme(this, instance, options, control);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    return new Constructed(
            key(),
            definition(),
            this::narrow,
            (problem, seed, rest) -> Partition.ofSize(problem, tasks))
        .solve(groups, starts, options, control);
  }
}
