package sdedge.study.users;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.study.Search;

/** Plans for users, each set in the thread that asks, until it is stopped. */
public final class UserPlanner {
  private static final double ROUNDING = 1e-9;

  private final Search search;
  private final Approach approach;
  private final SearchOptions options;
  private final Control control;

  /**
   * A planner.
   *
   * @param seed of what is drawn at random
   * @param control asked often, from any thread
   */
  public UserPlanner(Search search, Approach approach, long seed, Control control) {
    this.search = search;
    this.approach = approach;
    options = new SearchOptions(1, 0, seed);
    this.control = control;
  }

  /** Stops a search as soon as it knows whether there is a plan in time. */
  private final class Decision implements ProgressListener {
    private final double latestS;
    private final boolean toTheEnd;
    private volatile boolean isInTime;
    private volatile boolean isLate;

    Decision(double latestS, boolean toTheEnd) {
      this.latestS = latestS;
      this.toTheEnd = toTheEnd;
    }

    Control control() {
      return control.strict().with(this).orWhen(this::enough);
    }

    private @Nullable Termination enough() {
      return !toTheEnd && (isInTime || isLate) ? Termination.GAP : null;
    }

    @Override
    public boolean wantsProgress() {
      return true;
    }

    @Override
    public void notified(Event event) {
      if (event instanceof Bounds known) { // the plan must be in time, too, when it is executed
        isInTime |= known.incumbentS() <= latestS * (1 - ROUNDING);
        isLate |= known.boundS() > latestS * (1 + ROUNDING);
      }
    }

    @Override
    public void failed(String what, Throwable failure) {
      control.failed(what, failure);
    }
  }

  /**
   * What was tried, and the best plan that was found.
   *
   * @param plan null if there is none
   */
  record Planned(UserTrial trial, @Nullable Plan plan) {}

  /**
   * Whether there is a plan in time; null if the search was stopped before that was known.
   *
   * @param latestS the latest makespan that is in time, seconds
   * @param toTheEnd whether to look for the best plan even if that is known
   */
  @Nullable Planned plan(Instance instance, int draw, double latestS, boolean toTheEnd) {
    Decision decision = new Decision(latestS, toTheEnd);
    if (control.stop() != null) {
      return null;
    }
    Outcome outcome = search.solve(instance, approach, options, decision.control());
    Outcome.Found found = outcome instanceof Outcome.Found some ? some : null;
    Double makespanS = found == null ? null : Double.valueOf(found.makespanS());
    boolean within = makespanS != null && makespanS <= latestS;
    boolean isStopped = outcome.termination() != Termination.COMPLETED && control.stop() != null;
    if (isStopped && (toTheEnd || !(within || decision.isLate))) {
      return null;
    }
    int users = instance.tasks().size();
    UserTrial trial = new UserTrial(users, draw, within, toTheEnd ? makespanS : null);
    return new Planned(trial, found == null ? null : found.plan());
  }
}
