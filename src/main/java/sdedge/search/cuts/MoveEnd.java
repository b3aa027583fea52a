package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.List;

/** The end of a batch, and of its cohort, some tasks earlier or later. */
final class MoveEnd implements CutMove {
  private static final int FURTHEST = 16; // tasks, by powers of 2

  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    List<EditedCuts> all = new ArrayList<>();
    for (int by = 1; m < cuts.ends().size() - 1 && by <= FURTHEST; by *= 2) {
      if (by < cuts.size(m)) {
        all.add(moved(cuts, m, -by));
      }
      if (by < cuts.size(m + 1)) {
        all.add(moved(cuts, m, by));
      }
    }
    return all;
  }

  private static EditedCuts moved(EditedCuts cuts, int m, int by) {
    EditedCuts moved = cuts.copy();
    int end = cuts.ends().get(m);
    moved.ends().set(m, end + by);
    if (moved.cohortEnds().remove(end)) {
      moved.cohortEnds().add(end + by);
    }
    return moved;
  }
}
