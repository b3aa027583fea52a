package sdedge.study.users;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.LoadedInstance;
import sdedge.plan.Feasibility;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.search.control.Termination;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.Study;

/**
 * How users are planned for, and by what they are found, as {@code capacity} does it.
 *
 * @param options threads, a draw each, and the seed of the draws and of the method
 * @param withCurve whether to look at makespans over the number of users, too
 */
public record UserStudy(Search search, Approach method, SearchOptions options, boolean withCurve) {
  /**
   * Searches for the most users.
   *
   * @param loaded with the instance whose tasks are drawn
   * @param tokens of a trace, one of which each user has; none for those of the tasks
   * @param stop asked often, from any thread: why to stop, null to go on
   * @throws CommandFailure if a task can never be served or the method cannot plan the instance
   */
  public UserCapacity find(
      LoadedInstance loaded,
      List<UserDraws.Tokens> tokens,
      UserQuestion question,
      Supplier<@Nullable Termination> stop,
      UserProgress progress)
      throws CommandFailure {
    List<String> reasons = Feasibility.neverFits(loaded.instance());
    if (!reasons.isEmpty()) {
      throw CommandFailure.unservable(loaded.file(), reasons);
    }
    Study.checkMethod(loaded.instance(), method);
    UserDraws users = new UserDraws(loaded.instance(), tokens, options.seed());
    UserPlanner planner = new UserPlanner(search, method, options.seed(), stop);
    return new UserSearch(users, question, planner, stop, progress)
        .run(method, options.threads(), withCurve);
  }
}
