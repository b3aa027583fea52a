package sdedge.instance;

/**
 * A user prompt.
 *
 * @param drafter index into {@link Instance#drafters()}
 * @param inputTokens I, at least 1
 * @param outputTokens O, at least 1
 * @param arrivalS seconds, finite, &ge; 0; plans are of tasks that all arrive at 0
 */
public record Task(
    String id,
    int drafter,
    int inputTokens,
    int outputTokens,
    Acceptance acceptance,
    double txPowerDbm,
    double channelGainDb,
    double arrivalS) {

  /** A task that waits at time 0. */
  public Task(
      String id,
      int drafter,
      int inputTokens,
      int outputTokens,
      Acceptance acceptance,
      double txPowerDbm,
      double channelGainDb) {
    this(id, drafter, inputTokens, outputTokens, acceptance, txPowerDbm, channelGainDb, 0);
  }

  /** The same prompt of a user of another drafter. */
  public Task withDrafter(int other) {
    return new Task(
        id, other, inputTokens, outputTokens, acceptance, txPowerDbm, channelGainDb, arrivalS);
  }

  /** With other rates. */
  public Task with(Acceptance other) {
    return new Task(
        id, drafter, inputTokens, outputTokens, other, txPowerDbm, channelGainDb, arrivalS);
  }

  /** Over another channel, dB. */
  public Task withChannelGain(double db) {
    return new Task(id, drafter, inputTokens, outputTokens, acceptance, txPowerDbm, db, arrivalS);
  }
}
