package sdedge.search.joint;

import sdedge.search.control.Control;
import sdedge.search.control.PartControl;

/**
 * Passes on the progress of the search of one problem among others.
 *
 * @param boundS of the others, seconds
 */
record AtMost(Control control, double boundS) implements PartControl {
  @Override
  public boolean wantsProgress() {
    return control.wantsProgress();
  }

  @Override
  public void progress(double incumbentS, double ownBoundS) {
    control.progress(incumbentS, Math.min(incumbentS, Math.min(ownBoundS, boundS)));
  }
}
