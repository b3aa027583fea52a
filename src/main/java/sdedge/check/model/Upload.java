package sdedge.check.model;

/**
 * The upload of one prompt (Section 5 of the model).
 *
 * @param bits D
 * @param bitsPerHz spectral efficiency on its share
 * @param shareHz b
 * @param readyS r, seconds
 * @param startS when its share begins, seconds
 * @param finishS when its share ends, seconds
 */
public record Upload(
    double bits, double bitsPerHz, double shareHz, double readyS, double startS, double finishS) {}
