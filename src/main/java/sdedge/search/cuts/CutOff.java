package sdedge.search.cuts;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Scope;
import sdedge.plan.DraftChoices;

/** The first or last tasks of a cohort in one of their own, with any choice of drafting. */
final class CutOff implements CutMove {
  private static final int MOST = 16; // tasks, by powers of 2

  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    List<EditedCuts> all = new ArrayList<>();
    for (int tasks = 1; tasks < cuts.size(m) && tasks <= MOST; tasks *= 2) {
      if (m == 0 || cuts.cohortEnds().contains(cuts.start(m))) {
        add(cuts, m, cuts.start(m) + tasks, m, all);
      }
      if (cuts.cohortEnds().contains(cuts.ends().get(m))) {
        add(cuts, m, cuts.ends().get(m) - tasks, m + 1, all);
      }
    }
    return all;
  }

  /** With a batch cut at a position, and the choices of one of the two. */
  private static void add(EditedCuts cuts, int m, int at, int own, List<EditedCuts> all) {
    EditedCuts cut = cuts.copy();
    cut.ends().add(m, at);
    cut.choices().add(m, cuts.choices().get(m));
    cut.cohortEnds().add(at);
    all.add(cut);
    boolean isGlobal = cuts.problem().instance().speculation().scope() == Scope.GLOBAL;
    for (DraftChoices choice : isGlobal ? List.<DraftChoices>of() : cut.allowed(own)) {
      if (!choice.equals(cut.choices().get(own))) {
        EditedCuts other = cut.copy();
        other.choices().set(own, choice);
        all.add(other);
      }
    }
  }
}
