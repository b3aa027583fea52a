package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.List;

/** A batch in two, at a quarter, half or three quarters of its tasks. */
final class SplitCut implements CutMove {
  private static final int PARTS = 4;

  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    List<EditedCuts> all = new ArrayList<>();
    int before = 0;
    for (int part = 1; part < PARTS; part++) {
      int tasks = part * cuts.size(m) / PARTS;
      if (tasks > before) {
        EditedCuts split = cuts.copy();
        split.ends().add(m, cuts.start(m) + tasks);
        split.choices().add(m, cuts.choices().get(m));
        all.add(split);
      }
      before = tasks;
    }
    return all;
  }
}
