package sdedge.study.users;

import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener;
import sdedge.control.Termination;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.study.users.TriedUsers.UserTrial;

/** Plans for users, each set in the thread that asks, until it is stopped. */
final class UserPlanner implements UserSearch.Planner {
  private static final double ROUNDING = 1e-9;

  private final UserStudy study;
  private final double latestS;
  private final Control control;

  /**
   * A planner.
   *
   * @param latestS the latest makespan that is in time, seconds
   * @param control asked often, from any thread
   */
  UserPlanner(UserStudy study, double latestS, Control control) {
    this.study = study;
    this.latestS = latestS;
    this.control = control;
  }

  /** Stops a search as soon as it knows whether there is a plan in time. */
  private final class Decision implements ProgressListener {
    private final boolean toTheEnd;
    private volatile boolean isInTime;
    private volatile boolean isLate;

    Decision(boolean toTheEnd) {
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

  @Override
  public @Nullable Planned plan(Instance instance, int draw, boolean toTheEnd) {
    Decision decision = new Decision(toTheEnd);
    if (control.stop() != null) {
      return null;
    }
    Outcome outcome =
        study
            .search()
            .solve(
                instance,
                study.method(),
                new SearchOptions(1, 0, study.options().seed()),
                decision.control());
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
