package sdedge.oracle.model;

import java.util.List;
import sdedge.wireless.Share;

/**
 * The upload of one prompt (Section 5 of the model).
 *
 * @param readyS r, seconds
 * @param looseS by how much rounding may move r beyond a relative 1e-12, seconds
 * @param spans one, or under an explicit allocation one per window with a share of the task
 */
public record Upload(double readyS, double looseS, List<Span> spans) {
  /**
   * A time in which the share of a task does not change.
   *
   * @param looseS by how much rounding may move the end, seconds
   * @param looseShare by how much it may change the share, relative
   * @param window its place in an explicit allocation, from 0; 0 under a formula
   */
  public record Span(Share share, double looseS, double looseShare, int window) {}
}
