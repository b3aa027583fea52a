package sdedge.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.search.Approach;
import sdedge.search.control.Termination;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserDraws;
import sdedge.study.users.UserPlanner;
import sdedge.study.users.UserProgress;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserSearch;

/**
 * How many users have all their answers within a time, as {@code sdedge capacity} finds it
 * (docs/capacity.md).
 *
 * @param users the most for which that holds in enough draws
 * @param tooMany the fewest for which it does not; empty if that was not found
 * @param isWhole whether the search came to its end
 * @param withinByUsers in how many draws so many users are served in time, for all numbers decided
 */
public record ServedUsers(
    int users, OptionalInt tooMany, boolean isWhole, Map<Integer, Integer> withinByUsers) {
  /**
   * Copies the map.
   *
   * @param users as above
   * @param tooMany as above
   * @param isWhole as above
   * @param withinByUsers as above
   */
  public ServedUsers {
    withinByUsers = Map.copyOf(withinByUsers);
  }

  /**
   * What is asked of a network.
   *
   * @param within by when the last answer must be complete, longer than 0
   * @param share of the draws in which that must hold, in (0, 1]
   * @param draws of users, at least 1
   * @param most no more users are tried, at least 1
   */
  public record Question(Duration within, double share, int draws, int most) {
    /**
     * Checks all values.
     *
     * @param within as above
     * @param share as above
     * @param draws as above
     * @param most as above
     * @throws IllegalArgumentException if one is outside its domain
     */
    public Question {
      if (within.compareTo(Duration.ZERO) <= 0 || !(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("the time and the share must be above 0");
      } else if (draws < 1 || most < 1) {
        throw new IllegalArgumentException("draws and most must be at least 1");
      }
    }
  }

  /**
   * Searches for the most users, drawn from the tasks of an instance.
   *
   * @param instance whose tasks are drawn with replacement
   * @param question what is asked
   * @param options of the planning, the seed of the draws and the time limit of all
   * @return what was found
   * @throws InputException if a task can never be served or the method cannot plan the instance
   */
  public static ServedUsers find(PlanningInstance instance, Question question, SolveOptions options)
      throws InputException {
    Instance searched = options.applyTo(instance.instance());
    Approach method = options.approach();
    List<String> reasons = Feasibility.neverFits(searched);
    @Nullable String refusal = method.refusal(searched);
    @Nullable String moves = refusal == null ? Study.movesTasks(searched, method) : refusal;
    if (!reasons.isEmpty() || moves != null) {
      throw new InputException(moves == null ? reasons : List.of(moves));
    }
    ListenedWatch watch = new ListenedWatch(options.timeLimit().orElse(null), SolveListener.NONE);
    UserQuestion asked =
        new UserQuestion(
            question.within().toNanos() / 1e9, question.share(), question.draws(), question.most());
    UserPlanner planner = new UserPlanner(Search.SOLVER, method, options.seed(), watch::stop);
    UserDraws draws = new UserDraws(searched, List.of(), options.seed());
    UserCapacity found =
        new UserSearch(draws, asked, planner, watch::stop, UserProgress.NONE)
            .run(method, options.threads(), false);
    Map<Integer, Integer> within = new LinkedHashMap<>();
    found.steps().forEach(step -> within.put(step.users(), step.within()));
    Integer tooMany = found.tooMany();
    return new ServedUsers(
        found.users(),
        tooMany == null ? OptionalInt.empty() : OptionalInt.of(tooMany),
        found.termination() == Termination.COMPLETED,
        within);
  }
}
