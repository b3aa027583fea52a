package sdedge.search.cuts;

import java.util.List;

/** A kind of change of how an order is cut. */
interface CutMove {
  /** Changes of one batch, always in the same sequence; those that do not fit in memory too. */
  List<EditedCuts> of(EditedCuts cuts, int m);
}
