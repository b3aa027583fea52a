package sdedge.wireless.allocation;

/**
 * A stretch of time with constant shares.
 *
 * @param lengthS seconds; it begins where the one before ends
 * @param savedPerHz by how much the makespan falls per hertz of band more in this window, seconds
 * @param first the first prompt of the cell with a share
 * @param sharesHz by prompt from there on
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record ShareWindow(double lengthS, double savedPerHz, int first, double[] sharesHz) {
  /** The share of a prompt of the cell, hertz. */
  double shareHz(int prompt) {
    int at = prompt - first;
    return at >= 0 && at < sharesHz.length ? sharesHz[at] : 0;
  }
}
