package sdedge.search.problem;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafting;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;

/**
 * What batches take with every choice that they may have, of one problem or of several that have
 * the same tasks in the same order and differ in the modes loaded: what one of them has priced, the
 * others need not. Whoever is the last to ask for the first time takes it away.
 */
final class ChoicePrices {
  private static final double SHARE_OF_HEAP = 0.1; // for all of an order

  private final ContiguousProblem all; // that has the choices of all others
  private final int[] reach; // by start, the furthest end of a batch
  private final StageModel model;
  private final ProgressTable progress;
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicIntegerArray asked;
  private final ConcurrentHashMap<Integer, @Nullable PricedChoice[][]> kept =
      new ConcurrentHashMap<>();
  private final double bytes;

  /**
   * The prices of some problems.
   *
   * @param progress of the first of them, which has the choices of all others
   */
  ChoicePrices(List<ContiguousProblem> problems, ProgressTable progress) {
    all = problems.get(0);
    model = all.stages();
    this.progress = progress;
    reach = all.batchReach().clone();
    for (ContiguousProblem problem : problems) {
      Arrays.setAll(reach, k -> Math.max(reach[k], problem.batchReach()[k]));
    }
    asked = new AtomicIntegerArray(reach.length);
    double ofAll = problems.size() == 1 ? 0 : bytesOfAll();
    boolean fits = ofAll <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
    users.set(fits ? problems.size() : 1);
    bytes = progress.bytes() + (fits ? ofAll : 0);
  }

  private double bytesOfAll() {
    double steps = 0;
    for (int start = 0; start < reach.length; start++) {
      int longest = 0;
      for (int end = start + 1; end <= reach[start]; end++) {
        longest = Math.max(longest, progress.mostSteps(end - 1));
        steps += longest;
      }
    }
    double perStep = model.hasChances() ? 4 * Double.BYTES : 2 * Double.BYTES;
    return perStep * steps * all.draftings().size();
  }

  /** The place of a choice of one of the problems among those priced. */
  int place(Drafting choice) {
    return all.draftings().indexOf(choice);
  }

  /** The steps of all tasks with all choices. */
  ProgressTable progress() {
    return progress;
  }

  /** What all of it takes at most. */
  double bytes() {
    return bytes;
  }

  /**
   * What the batches that start at a position take.
   *
   * @return by end − start − 1, then choice; null where it is none of its drafters
   */
  @Nullable PricedChoice[][] from(int start) {
    int before = asked.getAndIncrement(start);
    if (before >= users.get() - 1) {
      @Nullable PricedChoice[][] last = kept.remove(start);
      return last == null ? price(start) : last;
    }
    return kept.computeIfAbsent(start, this::price);
  }

  private @Nullable PricedChoice[][] price(int start) {
    @Nullable PricedChoice[][] prices =
        new PricedChoice[reach[start] - start][all.draftings().size()];
    for (int q = 0; q < all.draftings().size(); q++) {
      BatchLoad load = new BatchLoad(model, all.draftings().get(q));
      for (int e = 0; e < prices.length; e++) {
        int drafter = all.task(start + e).drafter();
        if (!all.set().allows(drafter, q)) {
          break;
        }
        load.add(drafter, progress.at(q, start + e));
        prices[e][q] = PricedChoice.of(load, model.hasChances());
      }
    }
    return prices;
  }
}
