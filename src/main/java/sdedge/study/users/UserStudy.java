package sdedge.study.users;

import java.util.List;
import sdedge.control.Control;
import sdedge.instance.LoadedInstance;
import sdedge.plan.Feasibility;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
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
   * @throws CommandFailure if a task can never be served or the method cannot plan the instance
   */
  public UserCapacity find(
      LoadedInstance loaded, List<UserDraws.Tokens> tokens, UserQuestion question, Control control)
      throws CommandFailure {
    List<String> reasons = Feasibility.neverFits(loaded.instance());
    if (!reasons.isEmpty()) {
      throw CommandFailure.unservable(loaded.file(), reasons);
    }
    Study.checkMethod(loaded.instance(), method);
    UserDraws users = new UserDraws(loaded.instance(), tokens, options.seed());
    UserPlanner planner = new UserPlanner(search, method, options.seed(), control);
    return new UserSearch(users, question, planner, control)
        .run(method, options.threads(), withCurve);
  }
}
