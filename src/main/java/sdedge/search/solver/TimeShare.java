package sdedge.search.solver;

import org.jspecify.annotations.Nullable;
import sdedge.search.control.Control;
import sdedge.search.control.PartControl;
import sdedge.search.control.Termination;

/**
 * Stops a part of a search when its share of the time limit is used up. The part tells nobody of
 * its progress, which is not that of the whole.
 *
 * @param untilS how much time must be left to the whole, seconds
 */
record TimeShare(Control control, double untilS) implements PartControl {
  /**
   * Part of the time that is left.
   *
   * @param untilS how much must be left to the whole after all parts
   * @param parts how many there still are
   */
  static Control of(Control control, double untilS, int parts) {
    double leftS = control.leftS();
    return new TimeShare(
        control, Double.isInfinite(leftS) ? untilS : leftS - (leftS - untilS) / parts);
  }

  @Override
  public @Nullable Termination stop() {
    Termination stop = control.stop();
    return stop == null && control.leftS() < untilS ? Termination.TIME_LIMIT : stop;
  }

  @Override
  public double leftS() {
    return control.leftS() - untilS;
  }
}
