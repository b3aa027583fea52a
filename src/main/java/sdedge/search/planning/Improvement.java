package sdedge.search.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import sdedge.search.TimedPlan;
import sdedge.search.dp.Workers;

/** Improves the best of the plans that were found, each by itself, and takes the best of all. */
final class Improvement {
  private static final int STARTS = 4; // plans that are improved

  private Improvement() {}

  /**
   * The best plan.
   *
   * @param found by makespan, not empty
   * @param search the best plan found from one, in one of so many searches
   */
  static <P> TimedPlan<P> of(
      List<TimedPlan<P>> found, int threads, BiFunction<P, Integer, TimedPlan<P>> search) {
    List<TimedPlan<P>> starts = new ArrayList<>();
    for (TimedPlan<P> each : found) {
      if (starts.size() < STARTS && starts.stream().allMatch(each::isSlowerThan)) {
        starts.add(each);
      }
    }
    List<Callable<TimedPlan<P>>> jobs = new ArrayList<>();
    starts.forEach(start -> jobs.add(() -> search.apply(start.plan(), starts.size())));
    TimedPlan<P> best = found.get(0);
    try (Workers workers = new Workers(threads)) {
      for (TimedPlan<P> better : workers.run(jobs)) {
        best = better.isFasterThan(best) ? better : best;
      }
    }
    return best;
  }
}
