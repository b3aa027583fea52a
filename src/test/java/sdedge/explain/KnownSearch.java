package sdedge.explain;

import java.util.Arrays;
import java.util.function.Function;
import sdedge.TinySystem;
import sdedge.control.Control;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.timeline.Timeline;

/** Searches that find what a test says. */
final class KnownSearch {
  private KnownSearch() {}

  /** Two tasks of which the link takes a latency that may be anything. */
  static Instance at(double turn) {
    return new TinySystem()
        .drafter(1, new Fronthaul(1, turn, 0, 0, 0))
        .task(1, 2)
        .task(2, 3)
        .instance();
  }

  static double turn(Instance instance) {
    return instance.drafters().get(0).fronthaul().latencyS();
  }

  /** A batch of all tasks. */
  static Plan plan(Instance instance, int length) {
    Integer[] all = new Integer[instance.tasks().size()];
    Arrays.setAll(all, k -> k);
    return TinySystem.plan(Pipeline.ROLLING, TinySystem.cohort(TinySystem.batch(length, all)));
  }

  /** This plan as the best. */
  static Outcome optimal(Instance instance, int length) {
    return new Outcome.Optimal(plan(instance, length), 10 + turn(instance), Counts.NONE);
  }

  /** That plan, executed. */
  static Outcome executed(Instance instance, int length) {
    Plan plan = plan(instance, length);
    return new Outcome.Optimal(plan, Timeline.makespanS(instance, plan), Counts.NONE);
  }

  static Search search(Function<Instance, Outcome> outcomes) {
    return new Search() {
      @Override
      public Outcome solve(
          Instance instance, Approach approach, SearchOptions options, Control control) {
        return outcomes.apply(instance);
      }

      @Override
      public Outcome autoregressive(
          Instance instance, Plan plan, SearchOptions options, Control control) {
        throw new AssertionError("nobody asks");
      }
    };
  }

  static Resolver by(Function<Instance, Outcome> outcomes) {
    return new Resolver(search(outcomes), Method.DP, 1, Control.NONE);
  }
}
