package sdedge.search.problem;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;

/**
 * What batches take with every choice that they may have, of one problem or of several that have
 * the same tasks in the same order and differ in the modes loaded: what one of them has priced, the
 * others need not. The prices of a position are dropped when the last of these problems has asked
 * for them.
 */
final class ChoicePrices {
  private static final double SHARE_OF_HEAP = 0.1; // for all of an order

  private final ContiguousProblem all; // that has the choices of all others
  private final int[] reach; // by start, the furthest end of a batch
  private final int[][] reachOf; // by place, then start, the same of the problems that have it
  private final StageModel model;
  private final ProgressTable progress;
  private final BitSet[] beside; // by place, the places that every problem has that has this one
  private final int users;
  private final AtomicIntegerArray asked;
  private final ConcurrentHashMap<Integer, OfBatch[]> kept = new ConcurrentHashMap<>();
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
    reach = new int[all.size()];
    reachOf = new int[all.draftChoices().size()][all.size()];
    for (ContiguousProblem problem : problems) {
      extend(reach, problem);
      problem.draftChoices().forEach(choice -> extend(reachOf[place(choice)], problem));
    }
    beside = beside(problems);
    asked = new AtomicIntegerArray(reach.length);
    users = problems.size();
    bytes = users == 1 ? 0 : bytesOfAll();
  }

  private static void extend(int[] reach, ContiguousProblem problem) {
    Arrays.setAll(reach, k -> Math.max(reach[k], problem.batchReach()[k]));
  }

  private BitSet[] beside(List<ContiguousProblem> problems) {
    BitSet[] common = new BitSet[all.draftChoices().size()];
    Arrays.setAll(common, q -> new BitSet());
    for (BitSet places : common) {
      places.set(0, common.length);
    }
    for (ContiguousProblem problem : problems) {
      BitSet own = new BitSet();
      problem.draftChoices().forEach(choice -> own.set(place(choice)));
      own.stream().forEach(q -> common[q].and(own));
    }
    return common;
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
    return perStep * steps * all.draftChoices().size();
  }

  /** The place of a choice of one of the problems among those priced. */
  int place(DraftChoice choice) {
    return all.draftChoices().indexOf(choice);
  }

  /** The steps of all tasks with all choices. */
  ProgressTable progress() {
    return progress;
  }

  /** Whether there is memory to keep prices for other problems. */
  boolean fits() {
    return bytes <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
  }

  /** What prices that are kept for other problems take at most. */
  double bytes() {
    return bytes;
  }

  /**
   * What the batches that start at a position take.
   *
   * @return by end − start − 1
   */
  OfBatch[] from(int start) {
    int before = asked.getAndIncrement(start);
    if (before >= users - 1) {
      OfBatch[] last = kept.remove(start);
      return last == null ? price(start) : last;
    }
    return kept.computeIfAbsent(start, this::price);
  }

  private OfBatch[] price(int start) {
    OfBatch[] batches = new OfBatch[reach[start] - start];
    List<BatchLoad> loads =
        all.draftChoices().stream().map(choice -> new BatchLoad(model, choice)).toList();
    BitSet left = new BitSet();
    left.set(0, loads.size());
    for (int e = 0; e < batches.length; e++) {
      int position = start + e;
      int drafter = all.task(position).drafter();
      @Nullable PricedChoice[] priced = new PricedChoice[loads.size()];
      for (int q = left.nextSetBit(0); q >= 0; q = left.nextSetBit(q + 1)) {
        if (position < reachOf[q][start] && all.set().allows(drafter, q)) {
          loads.get(q).add(drafter, progress.at(q, position));
          priced[q] = PricedChoice.of(loads.get(q), model.hasChances());
        } else {
          left.clear(q);
        }
      }
      batches[e] = OfBatch.of(priced, beside);
    }
    return batches;
  }

  /**
   * What a batch takes.
   *
   * @param choices by place; null where it is none of its drafters, or replaced in every problem
   * @param replacing by place, those that replace it; of equal ones the first
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  record OfBatch(@Nullable PricedChoice[] choices, BitSet[] replacing) {
    /**
     * Whoever replaces a choice replaces what that would: so one that is replaced in every problem
     * is left out at once.
     */
    private static OfBatch of(@Nullable PricedChoice[] choices, BitSet[] beside) {
      BitSet[] replaced = new BitSet[choices.length];
      for (int q = 0; q < choices.length; q++) {
        replaced[q] = new BitSet(choices.length);
        PricedChoice late = choices[q];
        for (int p = 0; late != null && p < q; p++) {
          PricedChoice early = choices[p];
          if (early != null && early.replaces(late)) {
            replaced[q].set(p);
            late = beside[q].get(p) ? null : late;
          } else if (early != null && late.replaces(early)) {
            replaced[p].set(q);
            choices[p] = beside[p].get(q) ? null : early;
          }
        }
        choices[q] = late;
      }
      return new OfBatch(choices, replaced);
    }

    /** The times of a choice; null if one of those that a problem has replaces it. */
    @Nullable PricedChoice unlessReplaced(int place, BitSet others) {
      return replacing[place].intersects(others) ? null : choices[place];
    }
  }
}
