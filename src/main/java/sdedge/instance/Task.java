package sdedge.instance;

/**
 * A user prompt that waits at time 0.
 *
 * @param drafter index into {@link Instance#drafters()}
 * @param inputTokens I, at least 1
 * @param outputTokens O, at least 1
 */
public record Task(
    String id,
    int drafter,
    int inputTokens,
    int outputTokens,
    Acceptance acceptance,
    double txPowerDbm,
    double channelGainDb) {}
