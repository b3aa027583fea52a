package sdedge.explain;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.search.Approach;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.control.Control;
import sdedge.search.control.Termination;
import sdedge.study.Search;

/** Solves instances, each in the thread that asks, until it is told to stop. */
public final class Resolver {
  private final Search search;
  private final Approach approach;
  private final SearchOptions options;
  private final Supplier<@Nullable Termination> stop;
  private final IntConsumer solved;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param approach of all searches
   * @param seed of what is drawn at random
   * @param stop asked often, from any thread: why to stop, null to go on
   * @param solved hears, from any thread, how many searches have ended
   */
  public Resolver(
      Search search,
      Approach approach,
      long seed,
      Supplier<@Nullable Termination> stop,
      IntConsumer solved) {
    this.search = search;
    this.approach = approach;
    this.options = new SearchOptions(1, 0, seed);
    this.stop = stop;
    this.solved = solved;
  }

  /** The best plan of an instance. */
  Solved solve(Instance instance) {
    if (stop.get() != null) {
      return Solved.NOT_YET;
    }
    Control control = stop::get;
    try {
      Outcome outcome = search.solve(instance, approach, options, control);
      return of(outcome);
    } catch (NegativePassTimeException e) {
      return Solved.failed(String.valueOf(e.getMessage()));
    } finally {
      solved.accept(count.incrementAndGet());
    }
  }

  private static Solved of(Outcome outcome) {
    if (outcome instanceof Outcome.Infeasible infeasible) {
      return Solved.failed(String.join("; ", infeasible.reasons()));
    } else if (outcome instanceof Outcome.Refused refused) {
      return Solved.failed(refused.reason());
    }
    boolean ended = outcome.termination() == Termination.COMPLETED;
    return ended && outcome instanceof Outcome.Found found
        ? new Solved(found.plan(), found.makespanS(), outcome instanceof Outcome.Optimal, "")
        : Solved.NOT_YET;
  }
}
