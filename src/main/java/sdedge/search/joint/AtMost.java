package sdedge.search.joint;

import org.jspecify.annotations.Nullable;
import sdedge.search.Control;
import sdedge.search.Termination;
import sdedge.search.TimeSource;

/**
 * Passes on the progress of the search of one problem among others.
 *
 * @param boundS of the others, seconds
 */
record AtMost(Control control, double boundS) implements Control {
  @Override
  public @Nullable Termination stop() {
    return control.stop();
  }

  @Override
  public boolean wantsProgress() {
    return control.wantsProgress();
  }

  @Override
  public void progress(double incumbentS, double ownBoundS) {
    control.progress(incumbentS, Math.min(incumbentS, Math.min(ownBoundS, boundS)));
  }

  @Override
  public TimeSource time() {
    return control.time();
  }
}
