package sdedge.search.joint;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.SearchPortfolio;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * Evaluates the plans that the searches meet, but for those slower than the best even if all tasks
 * up to each are there as early as they can be. It waits for the end of a slice or for who needs
 * it: what the first pass finds seldom is the best.
 */
final class EqualFinishListener implements SearchPortfolio.SearchListener {
  private final List<ContiguousProblem> problems;
  private final StartingPlans starts;
  private final Incumbent incumbent;
  private final Control control;
  private final @Nullable Partition[] met; // by problem, the best plan not evaluated yet
  private final double[] metS; // what the best plan met takes at least, seconds
  private double leastS;

  /** A course that begins with what is given. */
  EqualFinishListener(
      List<ContiguousProblem> problems,
      StartingPlans starts,
      Incumbent incumbent,
      Control control) {
    this.problems = problems;
    this.starts = starts;
    this.incumbent = incumbent;
    this.control = control;
    met = new Partition[problems.size()];
    metS = new double[problems.size()];
    Arrays.fill(metS, Double.POSITIVE_INFINITY);
    start(starts.given());
  }

  @Override
  public void before(DoubleSupplier states) {
    if (starts.isDue(states)) {
      ask();
    }
  }

  /** Asks for plans from elsewhere. */
  void ask() {
    settle();
    start(
        starts.find(
            SearchResult.known(incumbent.problem(), incumbent.partition(), incumbent.timeS())));
  }

  private void start(SearchResult found) {
    ContiguousProblem of = found.problem();
    Partition cuts = found.partition();
    for (int k = 0; of != null && cuts != null && k < problems.size(); k++) {
      if (Arrays.equals(of.tasks(), problems.get(k).tasks())) {
        incumbent.offer(problems.get(k), cuts);
        return;
      }
    }
  }

  /** Evaluates what may be better than the best, the most promising first. */
  void settle() {
    for (int next = fastestMet(); next >= 0; next = fastestMet()) {
      Partition cuts = met[next];
      met[next] = null;
      if (cuts != null && metS[next] < incumbent.limitS()) {
        incumbent.offer(problems.get(next), cuts);
      }
    }
  }

  private int fastestMet() {
    int fastest = -1;
    for (int k = 0; k < met.length; k++) {
      if (met[k] != null && (fastest < 0 || metS[k] < metS[fastest])) {
        fastest = k;
      }
    }
    return fastest;
  }

  @Override
  public double cutoffS(int index) {
    if (problems.size() > 1) { // else no other plan cuts the search off
      settle();
    }
    return incumbent.limitS();
  }

  @Override
  public void searched(int index, SearchResult known, double boundOfAllS) {
    if (known.timeS() < metS[index]) {
      metS[index] = known.timeS();
      met[index] = known.partition();
    }
    if (known.counts().labels() > 0) {
      settle();
    }
    notifyListener(boundOfAllS);
  }

  @Override
  public void bounded(double boundOfAllS) {
    settle();
    notifyListener(boundOfAllS);
  }

  private void notifyListener(double boundOfAllS) {
    leastS = Math.max(leastS, Math.min(boundOfAllS, incumbent.timeS()));
    control.notified(new Bounds(incumbent.timeS(), leastS, incumbent.problem()));
  }
}
