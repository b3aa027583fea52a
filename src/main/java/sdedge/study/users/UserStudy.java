package sdedge.study.users;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Contradiction;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
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
  private static final int LOOKED_AT = 10; // draws without batches

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
    String refusal = Contradiction.refusal(loaded.instance(), Pipeline.CONTINUOUS);
    if (refusal != null) {
      throw CommandFailure.invalid(loaded.file() + ": " + refusal);
    }
    Study.checkMethod(loaded.instance(), method);
    UserDraws users = new UserDraws(loaded.instance(), tokens, options.seed());
    UserPlanner planner = new UserPlanner(search, method, options.seed(), control);
    return new UserSearch(users, question, planner, control)
        .run(method, options.threads(), withCurve);
  }

  /**
   * Whether the first number of users that is too many for batches is served without.
   *
   * @param within in how many draws it is
   * @param draws of those that were looked at; 0 if none was, since it was stopped or takes long
   */
  public record Unbatched(int users, int within, int draws) {}

  /** What continuous batching serves beside batches; null where there is nothing to look at. */
  public @Nullable Unbatched unbatched(
      LoadedInstance loaded, List<UserDraws.Tokens> tokens, UserCapacity found, Control control) {
    Integer tooMany = found.tooMany();
    if (loaded.instance().pipeline() == Pipeline.CONTINUOUS || tooMany == null) {
      return null;
    }
    UserDraws users = new UserDraws(loaded.instance(), tokens, options.seed());
    int draws = Math.min(LOOKED_AT, found.question().draws());
    int within = 0;
    for (int draw = 1; draw <= draws; draw++) {
      Double makespanS = search.continuousS(users.of(draw, tooMany), null, control);
      if (makespanS == null) {
        return new Unbatched(tooMany, 0, 0);
      }
      within += makespanS <= found.question().withinS() ? 1 : 0;
    }
    return new Unbatched(tooMany, within, draws);
  }
}
