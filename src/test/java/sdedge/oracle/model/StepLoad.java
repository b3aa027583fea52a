package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sdedge.instance.DraftMode;

/**
 * What a part of a batch asks of the nodes in a step, as sums over its tasks (Sections 4 and 9 of
 * the model).
 *
 * @param drafts its passes, if it drafts
 * @param activeTasks Σ ω
 */
public record StepLoad(List<PassSums> drafts, PassSums verification, double activeTasks) {
  public static StepLoad of(DraftMode mode, int length) {
    int passes = mode.isBlock() ? Math.min(1, length) : length;
    return new StepLoad(Collections.nCopies(passes, PassSums.NONE), PassSums.NONE, 0);
  }

  /**
   * With one more task.
   *
   * @param weight ω
   * @param confirmed its tokens, at first all new
   * @param read how many of them the model that drafts has in its cache
   */
  public StepLoad plus(
      DraftMode mode, int length, double weight, double confirmed, double read, boolean isFirst) {
    List<PassSums> with = new ArrayList<>();
    for (int i = 1; i <= drafts.size(); i++) {
      double further = mode.isBlock() ? mode.drafted(length) - 1.0 : 0; // drafted in the first pass
      double fresh = i > 1 ? 1 : confirmed - read + further;
      double cached = i > 1 ? confirmed + i - 2 : read;
      with.add(drafts.get(i - 1).plus(weight, fresh, 1 + further, cached));
    }
    return new StepLoad(
        with,
        verification.plus(
            weight, length + (isFirst ? confirmed : 1), length + 1.0, isFirst ? 0 : confirmed - 1),
        activeTasks + weight);
  }
}
