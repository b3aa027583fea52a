package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.result.table.Format;
import sdedge.result.table.Table;
import sdedge.study.users.UserCapacity.Chance;
import sdedge.study.users.UserCapacity.DrawnPlan;

/**
 * What follows from the trials of a search, in the sequence they were made: the most users in time,
 * the chances of each number that was decided, and makespans over the number of users.
 *
 * @param steps draws in time by number of users
 * @param inTime by draw, from 0: the most users known to be in time
 */
public record TriedUsers(
    UserQuestion question,
    List<UserTrial> trials,
    Map<Integer, Integer> steps,
    List<UserCapacity.CurveStep> curve,
    List<Integer> inTime) {
  public TriedUsers {
    trials = List.copyOf(trials);
    steps = new TreeMap<>(steps);
    curve = List.copyOf(curve);
    inTime = List.copyOf(inTime);
  }

  /** What follows from some trials; those of a makespan are of the curve. */
  public static TriedUsers of(UserQuestion question, List<UserTrial> trials) {
    KnownDraws known = KnownDraws.of(question.draws());
    Map<Integer, Integer> steps = new TreeMap<>();
    grouped(trials, false)
        .forEach(
            (users, tried) -> {
              boolean isDecided = tried.size() == known.open(users).length;
              tried.forEach(trial -> known.note(trial.draw() - 1, users, trial.within()));
              if (isDecided) {
                steps.put(users, known.within(users));
              }
            });
    List<UserCapacity.CurveStep> curve = new ArrayList<>();
    for (Map.Entry<Integer, List<UserTrial>> at : grouped(trials, true).entrySet()) {
      if (at.getValue().size() < question.draws()) {
        break;
      }
      curve.add(UserCapacity.CurveStep.of(at.getKey(), at.getValue(), question));
    }
    List<Integer> inTime =
        IntStream.range(0, question.draws()).mapToObj(known::mostInTime).toList();
    return new TriedUsers(question, trials, steps, curve, inTime);
  }

  /** A draw tried again without a makespan is one of the curve for which no plan was found. */
  private static Map<Integer, List<UserTrial>> grouped(List<UserTrial> trials, boolean ofCurve) {
    Map<Integer, List<UserTrial>> byUsers = new LinkedHashMap<>();
    for (UserTrial trial : trials) {
      List<UserTrial> own = byUsers.getOrDefault(trial.users(), List.of());
      boolean isAgain = own.stream().anyMatch(other -> other.draw() == trial.draw());
      if (ofCurve == (trial.makespanS() != null) && !isAgain) {
        byUsers.computeIfAbsent(trial.users(), users -> new ArrayList<>()).add(trial);
      }
    }
    return byUsers;
  }

  private boolean holds(int users) {
    return steps.getOrDefault(users, 0) >= question.needed();
  }

  /** The most users in time in enough draws; 0 if none are. */
  public int users() {
    return numbers().stream().filter(this::holds).mapToInt(n -> n).max().orElse(0);
  }

  /** The fewest who are not; null if that was not found. */
  public @Nullable Integer tooMany() {
    return numbers().stream().filter(n -> !holds(n)).min(Integer::compare).orElse(null);
  }

  private Set<Integer> numbers() {
    return steps.keySet();
  }

  /** All that is known of a capacity, with the plans of those in time. */
  public UserCapacity capacity(
      String name, String method, long seed, Termination termination, List<DrawnPlan> plans) {
    return new UserCapacity(
        name,
        method,
        question,
        seed,
        users(),
        tooMany(),
        termination,
        steps.entrySet().stream()
            .map(
                step ->
                    new UserCapacity.Step(
                        step.getKey(), new Chance(step.getValue(), question.draws())))
            .toList(),
        trials,
        curve,
        plans);
  }

  /**
   * What was tried: a number of users of a draw.
   *
   * @param draw from 1
   * @param within whether there is a plan that ends in time
   * @param makespanS of the best plan, seconds; null where the search ended as soon as it knew
   *     whether there is one in time
   */
  public record UserTrial(int users, int draw, boolean within, @Nullable Double makespanS) {
    public static final Table<UserTrial> TABLE =
        Table.of(
            column("users", UserTrial::users),
            column("draw", UserTrial::draw),
            column("within", trial -> trial.within ? 1 : 0),
            optional(column("makespan_s", UserTrial::makespanS)));

    /** Of the table in a file. */
    public static final Format FORMAT = Format.table("table of capacity", TABLE.names());
  }
}
