package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.latency.BatchLoad;
import sdedge.latency.PartLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;

/**
 * All vectors of choices, one per part, of batches that grow from one position task by task: for
 * each batch {@link #add} its last task, then {@link #visit} it.
 */
final class ChoiceVectors {
  private final StageModel model;
  private final List<DraftChoice> choices;
  private final int[] drafters; // of all batches
  private final int[][] options; // by drafter, places among the choices
  private final @Nullable PartLoad[][] loads; // by drafter, choice
  private final BatchLoad batch;
  private int[] present = new int[0]; // places among the drafters, ascending

  ChoiceVectors(StageModel model, ChoiceSet set, int[] drafters) {
    choices = set.all();
    options = Arrays.stream(drafters).mapToObj(set::of).toArray(int[][]::new);
    this.model = model;
    this.drafters = drafters;
    loads = new PartLoad[drafters.length][choices.size()];
    batch = new BatchLoad(model, DraftChoice.of(0));
  }

  void add(int drafter, IntFunction<TaskProgress> progress) {
    int d = Arrays.binarySearch(drafters, drafter);
    for (int q : options[d]) {
      PartLoad load = loads[d][q];
      if (load == null) {
        load = model.part(drafter, choices.get(q), 0);
        loads[d][q] = load;
      }
      load.add(progress.apply(q));
    }
    if (Arrays.binarySearch(present, d) < 0) {
      present = Arrays.copyOf(present, present.length + 1);
      present[present.length - 1] = d;
      Arrays.sort(present);
    }
  }

  /** Shows the batch, which has an end, with all vectors. */
  void visit(int end, BatchVisitor visitor) {
    int[] own = Arrays.stream(present).map(d -> drafters[d]).toArray();
    int[] digits = new int[present.length];
    for (int code = 0; next(digits, code); code++) {
      batch.assemble(own, parts(digits));
      visitor.visit(end, code, batch);
    }
  }

  /** Counts one up, but at first; false when all have been counted. */
  private boolean next(int[] digits, int code) {
    if (code == 0) {
      return true;
    }
    int at = digits.length - 1;
    while (at >= 0 && ++digits[at] == options[present[at]].length) {
      digits[at] = 0;
      at--;
    }
    return at >= 0;
  }

  private List<PartLoad> parts(int[] digits) {
    List<PartLoad> parts = new ArrayList<>();
    for (int i = 0; i < digits.length; i++) {
      PartLoad load = loads[present[i]][options[present[i]][digits[i]]];
      if (load != null) { // always
        parts.add(load);
      }
    }
    return parts;
  }
}
