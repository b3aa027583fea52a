package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.files.PlanWriter;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;
import sdedge.study.users.TriedUsers.UserTrial;

/**
 * How many users are served in time.
 *
 * @param name of the instance
 * @param method that planned
 * @param users the most for which it holds in enough draws, as far as that was looked for
 * @param tooMany the fewest for which it does not; null if that was not found
 * @param steps numbers of users that were decided, in ascending order
 * @param trials in the sequence they were made
 * @param curve makespans over the number of users; empty unless asked for
 * @param plans of each draw in which so many users are known to be served in time
 */
public record UserCapacity(
    String name,
    String method,
    UserQuestion question,
    long seed,
    int users,
    @Nullable Integer tooMany,
    Termination termination,
    List<Step> steps,
    List<UserTrial> trials,
    List<CurveStep> curve,
    List<DrawnPlan> plans) {
  /** A row of {@code users.csv}. */
  static final Table<Step> STEP =
      Table.of(
          column("users", Step::users),
          column("within", step -> step.within.held()),
          column("chance", step -> step.within.share()),
          column("chance_low", step -> step.within.low()),
          column("chance_high", step -> step.within.high()));

  /** A row of {@code curve.csv}. */
  static final Table<CurveStep> CURVE =
      Table.of(
          column("users", CurveStep::users),
          column("within", CurveStep::within),
          column("makespan_mean_s", CurveStep::meanS),
          column("makespan_p50_s", CurveStep::medianS),
          column("makespan_share_s", CurveStep::shareS));

  /** What is said of it in JSON. */
  static final Table<UserCapacity> KEYS =
      Table.of(
          text("instance", UserCapacity::name),
          text("method", UserCapacity::method),
          column("within_s", found -> found.question.withinS()),
          column("share", found -> found.question.share()),
          column("draws", found -> found.question.draws()),
          column("seed", UserCapacity::seed),
          text("termination", UserCapacity::termination),
          column("users", UserCapacity::users),
          optional(column("too_many", UserCapacity::tooMany)),
          key("tried", Kind.list(STEP), UserCapacity::steps),
          omitIfEmpty(key("curve", Kind.list(CURVE), UserCapacity::curve)));

  private static final Table<UserCapacity> PLANS =
      Table.of(key("plans", Kind.list(DrawnPlan.TABLE), UserCapacity::plans));

  public UserCapacity {
    steps = List.copyOf(steps);
    trials = List.copyOf(trials);
    curve = List.copyOf(curve);
    plans = List.copyOf(plans);
  }

  /** In how many draws so many users are served in time; of larger ones it follows from fewer. */
  public record Step(int users, Chance within) {}

  /**
   * Makespans of so many users, seconds.
   *
   * @param within in how many draws they are served in time
   * @param shareS in enough draws it takes no longer
   */
  public record CurveStep(int users, int within, double meanS, double medianS, double shareS) {
    /** That of trials of all draws, each with a makespan. */
    static CurveStep of(int users, List<UserTrial> trials, UserQuestion question) {
      double[] makespansS =
          trials.stream()
              .map(UserTrial::makespanS)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      return new CurveStep(
          users,
          (int) trials.stream().filter(UserTrial::within).count(),
          Arrays.stream(makespansS).average().orElse(Double.NaN),
          makespansS[(makespansS.length + 1) / 2 - 1],
          makespansS[question.needed() - 1]);
    }
  }

  FileContent plansJson() {
    return PLANS.file(this);
  }

  /** The table of what was tried. */
  public Rows<UserTrial> table() {
    return new Rows<>(UserTrial.TABLE, trials);
  }

  /**
   * How often something held in independent draws.
   *
   * @param held in so many
   * @param draws of so many, at least 1
   */
  public record Chance(int held, int draws) {
    private static final double TAIL = 0.025;

    /** The share of the draws. */
    public double share() {
      return (double) held / draws;
    }

    /** The lower end of the 95 % confidence interval of Clopper and Pearson. */
    public double low() {
      return held == 0
          ? 0
          : BetaDistribution.of(held, draws - held + 1.0).inverseCumulativeProbability(TAIL);
    }

    /** The upper end of the 95 % confidence interval of Clopper and Pearson. */
    public double high() {
      return held == draws
          ? 1
          : BetaDistribution.of(held + 1.0, draws - held).inverseSurvivalProbability(TAIL);
    }
  }

  /**
   * A plan that serves users of a draw in time.
   *
   * @param draw from 1
   * @param instance with these users
   */
  public record DrawnPlan(int draw, Instance instance, Plan plan) {
    static final Table<DrawnPlan> TABLE =
        Table.of(
            column("draw", DrawnPlan::draw),
            column("users", drawn -> drawn.instance.tasks().size()),
            key("plan", PlanWriter.PLAN, drawn -> new PlanWriter(drawn.instance, "", drawn.plan)));
  }
}
