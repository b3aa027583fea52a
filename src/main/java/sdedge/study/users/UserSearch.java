package sdedge.study.users;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.dp.Workers;
import sdedge.study.users.TriedUsers.UserTrial;
import sdedge.study.users.UserCapacity.DrawnPlan;
import sdedge.study.users.UserPlanner.Planned;

/** Searches for the most users that are served in time, by doubling and bisection. */
public final class UserSearch {
  private static final int CURVE_STEPS = 10;

  private final UserDraws users;
  private final UserQuestion question;
  private final KnownDraws known;
  private final Planner planner;
  private final Control control;
  private final List<UserTrial> trials = new ArrayList<>();
  private final TreeMap<Integer, Planned> inTime = new TreeMap<>(); // by draw, of the most users

  /** Plans for users of a draw. */
  interface Planner {
    /**
     * What was tried; null if it was stopped before that was known.
     *
     * @param draw from 1
     * @param toTheEnd whether to look for the best plan even if one is known to be in time
     */
    @Nullable Planned plan(Instance drawn, int draw, boolean toTheEnd);
  }

  /**
   * Between which numbers of users a network begins to fail.
   *
   * @param holding the most known to hold, 0 for none
   * @param failing the fewest known not to hold; one more than are looked for if that was not found
   */
  record Range(int holding, int failing) {
    /** Whether nothing is left to try. */
    boolean isDecided() {
      return failing - holding == 1;
    }

    /**
     * Searches by doubling and bisection.
     *
     * @param most that are looked for
     * @param holds whether some users hold; null if it was stopped before that was known
     */
    private static Range find(int most, IntFunction<@Nullable Boolean> holds) {
      Range range = new Range(0, most + 1);
      int next = 1;
      while (!range.isDecided()) {
        Boolean is = holds.apply(next);
        if (is == null) {
          break;
        }
        range = is ? new Range(next, range.failing) : new Range(range.holding, next);
        boolean isFound = range.failing <= most;
        next = isFound ? (range.holding + range.failing) / 2 : Math.min(2 * range.holding, most);
      }
      return range;
    }
  }

  /**
   * A search.
   *
   * @param known of the draws; it adds what it finds
   * @param planner of each set of users, asked by several threads
   */
  UserSearch(
      UserDraws users, UserQuestion question, KnownDraws known, Planner planner, Control control) {
    this.users = users;
    this.question = question;
    this.known = known;
    this.planner = planner;
    this.control = control;
  }

  /**
   * The most users, with what is known of every draw at each number that was tried.
   *
   * @param threads that plan, a draw each
   * @param withCurve whether to look at makespans over the number of users, too
   */
  UserCapacity run(Approach approach, int threads, boolean withCurve) {
    Range found;
    try (Workers workers = new Workers(threads)) {
      found =
          Range.find(
              question.most(),
              number -> {
                int[] open = known.open(number);
                List<Planned> tried = tried(workers, number, open, false);
                tried.forEach(this::note);
                return tried.size() == open.length ? Boolean.valueOf(holds(number)) : null;
              });
      if (withCurve) {
        curve(workers, found.failing() <= question.most() ? found.failing() : found.holding());
      }
    }
    Termination stopped = control.stop();
    return TriedUsers.of(question, trials)
        .capacity(
            users.instance().name(),
            approach.key(),
            users.seed(),
            stopped == null ? Termination.COMPLETED : stopped,
            inTime.values().stream()
                .filter(planned -> found.holding() > 0)
                .filter(planned -> planned.trial().users() >= found.holding())
                .map(this::drawn)
                .toList());
  }

  /**
   * The most users, with no more draws of a number than tell whether it holds; the same whatever
   * the threads.
   *
   * @param like what is known of a network like this one: draws that are late there come first
   */
  Range deciding(int threads, KnownDraws like) {
    try (Workers workers = new Workers(threads)) {
      return Range.find(
          question.most(),
          number -> {
            int[] open = known.open(number, like);
            for (int at = 0; at < open.length && !isDecided(number); at += threads) {
              int[] next = Arrays.copyOfRange(open, at, Math.min(at + threads, open.length));
              List<Planned> tried = tried(workers, number, next, false);
              if (tried.size() < next.length) {
                return null;
              }
              for (Planned planned : tried) {
                if (!isDecided(number)) { // what further threads found counts for nothing
                  note(planned);
                }
              }
            }
            return holds(number);
          });
    }
  }

  private boolean holds(int number) {
    return known.within(number) >= question.needed();
  }

  /** Whether enough draws are in time, or too many late. */
  private boolean isDecided(int number) {
    return holds(number) || known.late(number) > question.draws() - question.needed();
  }

  private DrawnPlan drawn(Planned planned) {
    UserTrial trial = planned.trial();
    Instance drawn = users.of(trial.draw(), trial.users());
    return new DrawnPlan(trial.draw(), drawn, Objects.requireNonNull(planned.plan()));
  }

  private void note(Planned planned) {
    UserTrial trial = planned.trial();
    known.note(trial.draw() - 1, trial.users(), trial.within());
    if (trial.within()) {
      inTime.put(trial.draw(), planned);
    }
  }

  /** What becomes of some draws, from 0; fewer if it was stopped. */
  private List<Planned> tried(Workers workers, int number, int[] draws, boolean toTheEnd) {
    control.begin(number + (number == 1 ? " user" : " users") + ": %s of %s draws%s", draws.length);
    List<Callable<@Nullable Planned>> jobs = new ArrayList<>();
    for (int d : draws) {
      jobs.add(
          () -> {
            Planned planned = planner.plan(users.of(d + 1, number), d + 1, toTheEnd);
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
    return done;
  }

  /** Evenly up to a number, at which it is known to be the last. */
  private void curve(Workers workers, int last) {
    int[] all = IntStream.range(0, question.draws()).toArray();
    int[] numbers =
        IntStream.rangeClosed(1, CURVE_STEPS)
            .map(k -> (int) Math.ceil((double) k * last / CURVE_STEPS))
            .filter(number -> number > 0)
            .distinct()
            .toArray();
    for (int number : numbers) {
      List<Planned> tried = tried(workers, number, all, true);
      boolean isStopped = tried.size() < all.length;
      if (isStopped || tried.stream().anyMatch(each -> each.trial().makespanS() == null)) {
        return; // without a plan there is no mean
      }
    }
  }
}
