package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.oracle.model.BatchTimes;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.UndefinedTimeException;
import sdedge.plan.Batch;

/**
 * Looks for a cohort that takes less than it pays: near another one, task by task, as long as that
 * makes it cheaper.
 */
final class CheapCohort {
  private static final double PROGRESS = 1e-12;

  private final ModeSelection loaded;
  private final Pipeline pipeline;
  private final PricedTasks priced;
  private final Pricing pricing;

  /**
   * A cohort, batch by batch.
   *
   * @param lengths of the batches
   */
  record Found(List<List<Integer>> batches, List<Integer> lengths, double seconds, double paidS) {
    double excessS() {
      return seconds - paidS;
    }

    /** Its batches in words. */
    String text(Instance instance) {
      StringJoiner text = new StringJoiner(" | ");
      for (int b = 0; b < batches.size(); b++) {
        String ids =
            batches.get(b).stream()
                .map(k -> instance.tasks().get(k).id())
                .collect(Collectors.joining(" "));
        text.add(ids + " at length " + lengths.get(b));
      }
      return text.toString();
    }
  }

  CheapCohort(ModeSelection loaded, Pipeline pipeline, PricedTasks priced) {
    this.loaded = loaded;
    this.pipeline = pipeline;
    this.priced = priced;
    pricing = new Pricing(loaded.instance(), pipeline);
  }

  /** One that exceeds its prices by less than some time, if it is found; else null. */
  @Nullable Found below(double target, List<List<Integer>> batches, List<Integer> lengths) {
    Found best = priced(batches, lengths);
    boolean isBetter = best != null;
    while (best != null && isBetter && best.excessS() >= target) {
      isBetter = false;
      for (List<List<Integer>> each : near(best.batches)) {
        Found found = priced(each, lengths);
        if (found != null && found.excessS() < best.excessS() - PROGRESS) {
          best = found;
          isBetter = true;
        }
      }
    }
    return best != null && best.excessS() < target ? best : null;
  }

  /** Every task left out, brought in, or in another batch, and every two exchanged. */
  private List<List<List<Integer>>> near(List<List<Integer>> batches) {
    int[] at = new int[priced.count()];
    Arrays.fill(at, -1);
    for (int b = 0; b < batches.size(); b++) {
      for (int k : batches.get(b)) {
        at[k] = b;
      }
    }
    List<List<List<Integer>>> near = new ArrayList<>();
    for (int k = 0; k < at.length; k++) {
      for (int to = -1; to < batches.size(); to++) {
        if (to != at[k]) {
          near.add(moved(batches, k, to, -1, -1));
        }
      }
      for (int other = 0; other < k; other++) {
        if (at[k] != at[other]) {
          near.add(moved(batches, k, at[other], other, at[k]));
        }
      }
    }
    near.removeIf(each -> each.stream().anyMatch(List::isEmpty));
    return near;
  }

  /** Two tasks in other batches; -1 for none. */
  private static List<List<Integer>> moved(
      List<List<Integer>> batches, int task, int to, int other, int toOfOther) {
    List<List<Integer>> changed = new ArrayList<>();
    for (int b = 0; b < batches.size(); b++) {
      List<Integer> batch = new ArrayList<>(batches.get(b));
      batch.removeIf(k -> k == task || k == other);
      if (b == to) {
        batch.add(task);
      }
      if (b == toOfOther) {
        batch.add(other);
      }
      changed.add(batch);
    }
    return changed;
  }

  /** Null if it does not fit, or a latency table does not cover it. */
  private @Nullable Found priced(List<List<Integer>> batches, List<Integer> lengths) {
    if (!fits(batches)) {
      return null;
    }
    try {
      List<BatchTimes> times = new ArrayList<>();
      for (int b = 0; b < batches.size(); b++) {
        times.add(pricing.times(new Batch(batches.get(b), lengths.get(b))));
      }
      double seconds = CohortSeconds.of(pipeline, times);
      return new Found(batches, lengths, seconds, priced.of(batches));
    } catch (UndefinedTimeException e) {
      return null;
    }
  }

  private boolean fits(List<List<Integer>> batches) {
    List<Integer> all = batches.stream().flatMap(List::stream).toList();
    Batching limits = loaded.instance().batching();
    return all.size() <= limits.maxTasksPerCohort()
        && batches.stream().allMatch(batch -> batch.size() <= limits.maxTasksPerBatch())
        && (limits.isByBatch()
            ? batches.stream().allMatch(batch -> Memory.fits(loaded, batch))
            : Memory.fits(loaded, all));
  }
}
