package sdedge.study.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.dp.Workers;
import sdedge.study.Chance;
import sdedge.study.users.UserCapacity.CurveStep;
import sdedge.study.users.UserCapacity.Step;
import sdedge.study.users.UserPlanner.Planned;

/** Searches for the most users that are served in time, by doubling and bisection. */
public final class UserSearch {
  private static final int CURVE_STEPS = 10;

  private final UserDraws users;
  private final UserQuestion question;
  private final UserPlanner planner;
  private final Control control;
  private final KnownDraws known;
  private final TreeMap<Integer, Integer> steps = new TreeMap<>();
  private final List<UserTrial> trials = new ArrayList<>();
  private final List<CurveStep> curve = new ArrayList<>();
  private final TreeMap<Integer, Planned> inTime = new TreeMap<>(); // by draw, of the most users

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
    known = KnownDraws.of(question.draws());
  }

  /** What is known by now of each draw, but for what the curve took. */
  public KnownDraws known() {
    return known;
  }

  /**
   * The search.
   *
   * @param threads that plan, a draw each
   * @param withCurve whether to look at makespans over the number of users, too
   */
  public UserCapacity run(Approach approach, int threads, boolean withCurve) {
    UserRange found;
    try (Workers workers = new Workers(threads)) {
      found =
          UserRange.find(
              question.most(),
              number -> {
                Integer within = within(workers, number);
                return within == null ? null : Boolean.valueOf(within >= question.needed());
              });
      if (withCurve) {
        curve(workers, found.failing() <= question.most() ? found.failing() : found.holding());
      }
    }
    Termination stopped = control.stop();
    return new UserCapacity(
        users.instance().name(),
        approach.key(),
        question,
        users.seed(),
        found.holding(),
        found.failing() <= question.most() ? found.failing() : null,
        stopped == null ? Termination.COMPLETED : stopped,
        steps.entrySet().stream()
            .map(step -> new Step(step.getKey(), new Chance(step.getValue(), question.draws())))
            .toList(),
        trials,
        curve,
        inTime.values().stream()
            .filter(planned -> found.holding() > 0)
            .filter(planned -> planned.trial().users() >= found.holding())
            .map(this::drawn)
            .toList());
  }

  private DrawnPlan drawn(Planned planned) {
    UserTrial trial = planned.trial();
    Instance drawn = users.of(trial.draw(), trial.users());
    return new DrawnPlan(trial.draw(), drawn, Objects.requireNonNull(planned.plan()));
  }

  /** In how many draws so many users are served in time; null if that was not found in time. */
  private @Nullable Integer within(Workers workers, int number) {
    List<Planned> tried = tried(workers, number, known.open(number), false);
    if (tried == null) {
      return null;
    }
    for (Planned planned : tried) {
      UserTrial trial = planned.trial();
      known.note(trial.draw() - 1, number, trial.within());
      if (trial.within()) {
        inTime.put(trial.draw(), planned);
      }
    }
    int within = known.within(number);
    steps.put(number, within);
    return within;
  }

  /** Null if not all of them were done. */
  private @Nullable List<Planned> tried(
      Workers workers, int number, int[] draws, boolean toTheEnd) {
    control.begin(number + (number == 1 ? " user" : " users") + ": %s of %s draws%s", draws.length);
    List<Callable<@Nullable Planned>> jobs = new ArrayList<>();
    for (int d : draws) {
      jobs.add(
          () -> {
            Planned planned =
                planner.plan(users.of(d + 1, number), d + 1, question.latestS(), toTheEnd);
            control.next();
            return planned;
          });
    }
    List<Planned> done = new ArrayList<>();
    for (Planned planned : workers.run(jobs)) {
      if (planned != null) {
        done.add(planned);
        trials.add(planned.trial());
      }
    }
    return done.size() == draws.length ? done : null;
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
      List<Planned> tried = number == 0 ? null : tried(workers, number, all, true);
      if (tried == null) {
        return;
      }
      List<UserTrial> found = tried.stream().map(Planned::trial).toList();
      if (found.stream().anyMatch(trial -> trial.makespanS() == null)) {
        return; // a search found no plan
      }
      curve.add(CurveStep.of(number, found, question));
    }
  }
}
