package sdedge.instance;

import java.util.function.UnaryOperator;

/**
 * A user prompt.
 *
 * @param drafter index into {@link Instance#drafters()}
 * @param inputTokens I, at least 1
 * @param answer how long it is and how well its drafts are accepted
 * @param arrivalS seconds, finite, &ge; 0; plans are of tasks that all arrive at 0
 */
public record Task(
    String id,
    int drafter,
    int inputTokens,
    AnswerLaw answer,
    double txPowerDbm,
    double channelGainDb,
    double arrivalS) {

  /** A task of a known answer that waits at time 0. */
  public Task(
      String id,
      int drafter,
      int inputTokens,
      int outputTokens,
      Acceptance acceptance,
      double txPowerDbm,
      double channelGainDb) {
    this(
        id,
        drafter,
        inputTokens,
        AnswerLaw.known(outputTokens, acceptance),
        txPowerDbm,
        channelGainDb,
        0);
  }

  /** O, tokens; Ō where the answer is not known. */
  public int outputTokens() {
    return answer.outputTokens();
  }

  /** That of its drafts; of mean survival where the answer is not known. */
  public Acceptance acceptance() {
    return answer.acceptance();
  }

  /** Its confirmed tokens in the middle of the answer, I + O/2. */
  public double middleTokens() {
    return inputTokens + outputTokens() / 2.0;
  }

  /** This task at another drafter, by index. */
  public Task withDrafter(int other) {
    return new Task(id, other, inputTokens, answer, txPowerDbm, channelGainDb, arrivalS);
  }

  /** With another answer. */
  public Task with(AnswerLaw other) {
    return new Task(id, drafter, inputTokens, other, txPowerDbm, channelGainDb, arrivalS);
  }

  /** With other rates in place of those of each answer that may come. */
  public Task withAcceptance(UnaryOperator<Acceptance> change) {
    return with(answer.with(change));
  }

  /** Over another channel, dB. */
  public Task withChannelGain(double db) {
    return new Task(id, drafter, inputTokens, answer, txPowerDbm, db, arrivalS);
  }
}
