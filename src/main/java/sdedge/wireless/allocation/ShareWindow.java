package sdedge.wireless.allocation;

/**
 * A stretch of time with constant shares.
 *
 * @param endS when it ends, seconds; it begins where the one before ends
 * @param savedPerHz by how much the makespan falls per hertz of band more in this window, seconds
 * @param sharesHz by prompt of the cell
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record ShareWindow(double endS, double savedPerHz, double[] sharesHz) {}
