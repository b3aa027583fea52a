package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sdedge.instance.Scope;
import sdedge.plan.DraftChoices;

/** Another choice of drafting for a batch or, under scope global, for all. */
final class ChangeDrafts implements CutMove {
  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    boolean isGlobal = cuts.problem().instance().speculation().scope() == Scope.GLOBAL;
    List<EditedCuts> all = new ArrayList<>();
    if (isGlobal && m > 0) {
      return all;
    }
    for (DraftChoices choice : cuts.allowed(m)) {
      if (!choice.equals(cuts.choices().get(m))) {
        EditedCuts changed = cuts.copy();
        if (isGlobal) {
          Collections.fill(changed.choices(), choice);
        } else {
          changed.choices().set(m, choice);
        }
        all.add(changed);
      }
    }
    return all;
  }
}
