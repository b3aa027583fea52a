package sdedge.search.planning;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.MeanProgress;
import sdedge.plan.Plan;
import sdedge.search.SearchResult;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.problem.Partition.Cuts;
import sdedge.search.problem.ProblemChoices;

/**
 * A plan for when a search ends before it has one: batches as large as may be, one length. Made in
 * memory linear in the tasks; what the execution of a cohort takes is limited by how many tasks it
 * has.
 */
final class Fallback {
  private static final double BYTES_PER_STEP = 600; // of an executed part or verification
  private static final double SHARE_OF_HEAP = 0.25;
  private static final double FEW_STEPS = 200_000; // of which every choice is tried in any case

  private Fallback() {}

  /**
   * The maximal batches of a problem with the best length, as far as there is time to look for it;
   * nothing if memory is too short for the steps of some task alone.
   */
  static SearchResult of(ContiguousProblem asked, Control control) {
    ContiguousProblem problem = ProblemChoices.decided(asked);
    Partition maximal = maximal(problem);
    return maximal == null
        ? SearchResult.NONE
        : CutSearch.withBestChoice(problem, maximal, steps(problem) <= FEW_STEPS ? null : control);
  }

  /**
   * The plan of those batches for the pipeline of an instance, in the first order searched; null if
   * memory is too short.
   */
  static @Nullable Plan plan(Instance instance, UplinkPolicy uplink, Control control) {
    boolean isAsynchronous = instance.pipeline() == Pipeline.ASYNCHRONOUS;
    Pipeline slots = isAsynchronous ? Pipeline.ROLLING : instance.pipeline();
    Plan plan = of(ProblemChoices.problems(instance, uplink, slots).get(0).get(0), control).plan();
    return plan != null && isAsynchronous ? AsynchronousPlanning.of(instance, plan) : plan;
  }

  /** Whether there is memory to execute any plan. */
  static boolean fits(ContiguousProblem problem) {
    return maximal(problem) != null;
  }

  /**
   * What the maximal batches of a problem take with the best of all choices, seconds; 0 if unknown.
   */
  static double bestS(ContiguousProblem problem) {
    Partition maximal = steps(problem) > FEW_STEPS ? null : maximal(problem);
    ContiguousProblem decided = ProblemChoices.decided(problem);
    return maximal == null ? 0 : CutSearch.withBestChoice(decided, maximal, null).timeS();
  }

  private static @Nullable Partition maximal(ContiguousProblem asked) {
    ContiguousProblem problem = asked.perPart() ? asked.withCommonChoices() : asked;
    double most = SHARE_OF_HEAP * HeapShare.mostBytes() / BYTES_PER_STEP;
    Cuts cuts = new Cuts();
    for (int start = 0; start < problem.size(); ) {
      int cohortEnd = problem.cohortReach()[start];
      double left = most;
      int from = start;
      while (start < cohortEnd) {
        Largest batch = largest(problem, start, cohortEnd, left);
        if (batch.end == start) {
          break;
        }
        cuts.addBatch(batch.end, problem.choices().first(start, batch.end));
        start = batch.end;
        left -= batch.steps;
      }
      if (start == from) {
        return null;
      }
      cuts.endCohort();
    }
    return cuts.partition();
  }

  /** The largest batch from some position on: where it ends, and its steps, in all its parts. */
  private record Largest(int end, double steps) {}

  private static Largest largest(
      ContiguousProblem problem, int start, int cohortEnd, double mostSteps) {
    int reach = Math.min(problem.batchReach()[start], cohortEnd);
    Set<Integer> drafters = new HashSet<>();
    double longest = 0;
    double steps = 0;
    int end = start;
    for (; end < reach; end++) {
      drafters.add(problem.task(end).drafter());
      longest = Math.max(longest, steps(problem, end));
      double all = longest * (1 + drafters.size());
      if (all > mostSteps) {
        break;
      }
      steps = all;
    }
    return new Largest(end, steps);
  }

  /** The steps of all tasks. */
  private static double steps(ContiguousProblem problem) {
    double steps = 0;
    for (int k = 0; k < problem.size() && steps <= FEW_STEPS; k++) {
      steps += steps(problem, k);
    }
    return steps;
  }

  /** The most steps of a task: each gains a token at least. */
  private static double steps(ContiguousProblem problem, int position) {
    return problem.instance().speculation().steps() == Steps.EXPECTED
        ? problem.task(position).outputTokens()
        : MeanProgress.of(problem.task(position), problem.draftChoices().get(0)).steps();
  }
}
