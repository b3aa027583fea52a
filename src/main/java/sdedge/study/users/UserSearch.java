package sdedge.study.users;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.search.Approach;
import sdedge.search.dp.Workers;
import sdedge.study.users.UserCapacity.CurveStep;
import sdedge.study.users.UserCapacity.Step;

/**
 * Searches for the most users that are served in time, by doubling and bisection. What a draw shows
 * of a number of users holds for fewer if it is in time, and for more if it is not.
 */
public final class UserSearch {
  private static final int CURVE_STEPS = 10;

  private final UserDraws users;
  private final UserQuestion question;
  private final UserPlanner planner;
  private final Control control;
  private final int[] inTime; // by draw, the most users known to be served in time
  private final int[] late; // by draw, the fewest known not to be
  private final TreeMap<Integer, Integer> steps = new TreeMap<>();
  private final List<UserTrial> trials = new ArrayList<>();
  private final List<CurveStep> curve = new ArrayList<>();

  /**
   * A search.
   *
   * @param planner of each set of users
   */
  public UserSearch(UserDraws users, UserQuestion question, UserPlanner planner, Control control) {
    this.users = users;
    this.question = question;
    this.planner = planner;
    this.control = control;
    inTime = new int[question.draws()];
    late = new int[question.draws()];
    Arrays.fill(late, Integer.MAX_VALUE);
  }

  /**
   * The search.
   *
   * @param threads that plan, a draw each
   * @param withCurve whether to look at makespans over the number of users, too
   */
  public UserCapacity run(Approach approach, int threads, boolean withCurve) {
    int holding = 0;
    int failing = question.most() + 1;
    try (Workers workers = new Workers(threads)) {
      int next = 1;
      while (failing - holding > 1) {
        Integer within = within(workers, next);
        if (within == null) {
          break;
        } else if (within >= question.needed()) {
          holding = next;
        } else {
          failing = next;
        }
        boolean isFound = failing <= question.most();
        next = isFound ? (holding + failing) / 2 : Math.min(2 * holding, question.most());
      }
      if (withCurve) {
        curve(workers, failing <= question.most() ? failing : holding);
      }
    }
    Termination stopped = control.stop();
    return new UserCapacity(
        users.instance().name(),
        approach.key(),
        question,
        users.seed(),
        holding,
        failing <= question.most() ? failing : null,
        stopped == null ? Termination.COMPLETED : stopped,
        steps.entrySet().stream().map(step -> new Step(step.getKey(), step.getValue())).toList(),
        trials,
        curve);
  }

  /** In how many draws so many users are served in time; null if that was not found in time. */
  private @Nullable Integer within(Workers workers, int number) {
    int[] open =
        IntStream.range(0, question.draws())
            .filter(d -> number > inTime[d] && number < late[d])
            .toArray();
    List<UserTrial> tried = tried(workers, number, open, false);
    if (tried == null) {
      return null;
    }
    int within = (int) Arrays.stream(inTime).filter(most -> most >= number).count();
    steps.put(number, within);
    return within;
  }

  /** Null if not all of them were done. */
  private @Nullable List<UserTrial> tried(
      Workers workers, int number, int[] draws, boolean toTheEnd) {
    control.begin(number + (number == 1 ? " user" : " users") + ": %s of %s draws%s", draws.length);
    List<Callable<@Nullable UserTrial>> jobs = new ArrayList<>();
    for (int d : draws) {
      jobs.add(
          () -> {
            UserTrial trial =
                planner.plan(users.of(d + 1, number), d + 1, question.withinS(), toTheEnd);
            control.next();
            return trial;
          });
    }
    List<UserTrial> done = new ArrayList<>();
    for (UserTrial trial : workers.run(jobs)) {
      if (trial != null) {
        done.add(trial);
        note(trial);
      }
    }
    trials.addAll(done);
    return done.size() == draws.length ? done : null;
  }

  private void note(UserTrial trial) {
    int d = trial.draw() - 1;
    if (trial.within()) {
      inTime[d] = Math.max(inTime[d], trial.users());
    } else {
      late[d] = Math.min(late[d], trial.users());
    }
  }

  /** Evenly up to a number, at which it is known to be the last. */
  private void curve(Workers workers, int last) {
    int[] all = IntStream.range(0, question.draws()).toArray();
    int[] numbers =
        IntStream.rangeClosed(1, CURVE_STEPS)
            .map(k -> (int) Math.ceil((double) k * last / CURVE_STEPS))
            .distinct()
            .toArray();
    for (int number : numbers) {
      List<UserTrial> tried = number == 0 ? null : tried(workers, number, all, true);
      if (tried == null) {
        return;
      }
      double[] makespansS =
          tried.stream()
              .map(UserTrial::makespanS)
              .mapToDouble(s -> s == null ? Double.NaN : s)
              .sorted()
              .toArray();
      if (Double.isNaN(makespansS[makespansS.length - 1])) {
        return; // a search found no plan
      }
      curve.add(
          new CurveStep(
              number,
              (int) tried.stream().filter(UserTrial::within).count(),
              Arrays.stream(makespansS).average().orElse(Double.NaN),
              makespansS[(makespansS.length + 1) / 2 - 1],
              makespansS[question.needed() - 1]));
    }
  }
}
