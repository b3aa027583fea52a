package sdedge.search.cuts;

import java.util.List;

/** The end of a cohort with a batch where there is none, or none where there is one. */
final class CutCohort implements CutMove {
  @Override
  public List<EditedCuts> of(EditedCuts cuts, int m) {
    if (m == cuts.ends().size() - 1) {
      return List.of();
    }
    EditedCuts cut = cuts.copy();
    int end = cuts.ends().get(m);
    if (!cut.cohortEnds().remove(end)) {
      cut.cohortEnds().add(end);
    }
    return List.of(cut);
  }
}
