package sdedge.wireless;

/**
 * What one task gets of its drafter's uplink band, as reported (uplink.csv).
 *
 * @param payloadBits D, &ge; 0
 * @param spectralEfficiency rate over share, bit/s/Hz, while it transmits; 0 without payload
 * @param bandwidthHz its share of the band; 0 without payload
 * @param startS when it begins to transmit
 * @param finishS when its last bit has arrived
 */
public record Share(
    double payloadBits,
    double spectralEfficiency,
    double bandwidthHz,
    double startS,
    double finishS) {}
