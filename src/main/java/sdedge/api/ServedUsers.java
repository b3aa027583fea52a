package sdedge.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.users.UserCapacity;
import sdedge.study.users.UserQuestion;
import sdedge.study.users.UserStudy;

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
   * @param draws of users, from 1 to 100000
   * @param most no more users are tried, from 1 to 1000000
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
      asked(within, share, draws, most);
    }

    private UserQuestion asked() {
      return asked(within, share, draws, most);
    }

    private static UserQuestion asked(Duration within, double share, int draws, int most) {
      return new UserQuestion(within.toNanos() / 1e9, share, draws, most);
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
    Control control = SearchListening.limited(options.timeLimit().orElse(null));
    UserCapacity found;
    try {
      found =
          new UserStudy(Search.SOLVER, options.approach(), options.search(), false)
              .find(
                  instance.loaded().with(options.applyTo(instance.instance())),
                  List.of(),
                  question.asked(),
                  control);
    } catch (CommandFailure e) {
      throw InputException.of(e);
    }
    Map<Integer, Integer> within = new LinkedHashMap<>();
    found.steps().forEach(step -> within.put(step.users(), step.within().held()));
    Integer tooMany = found.tooMany();
    return new ServedUsers(
        found.users(),
        tooMany == null ? OptionalInt.empty() : OptionalInt.of(tooMany),
        found.termination() == Termination.COMPLETED,
        within);
  }
}
