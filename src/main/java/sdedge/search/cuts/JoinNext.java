package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.List;

/** A batch together with the next one, drafting like either. */
final class JoinNext implements CutMove {
  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    List<EditedCuts> all = new ArrayList<>();
    for (int like = m; m < cuts.ends().size() - 1 && like <= m + 1; like++) {
      if (like == m || !cuts.choices().get(m).equals(cuts.choices().get(like))) {
        EditedCuts joined = cuts.copy();
        joined.join(m, cuts.choices().get(like));
        all.add(joined);
      }
    }
    return all;
  }
}
