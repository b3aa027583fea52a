package sdedge.latency;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of steady continuous batching: requests in the middle of their answers, and the prompts
 * that join in the mean (docs/calibrate.md).
 *
 * @param length l, drafts per request
 * @param running n, requests that decode
 * @param context c̄, tokens that each of them has confirmed
 * @param joining tokens of the prompts that join, λ·I
 * @param attended of each of these tokens, I; in the mean over them where prompts differ
 */
public record ServingStep(
    int length, double running, double context, double joining, double attended) {

  /** The verify pass, n(l + 1) new tokens and the prompts. */
  public Pass verify() {
    double perTask = length + 1;
    return new Pass(
        running * perTask + joining,
        running * (context - 1),
        running * perTask * (context + length) + joining * attended);
  }

  /** The draft passes in their order: one per position, or one for all of them. */
  public List<Pass> drafts(boolean asBlock) {
    if (!asBlock || length == 0) {
      return IntStream.rangeClosed(1, length).mapToObj(this::draft).toList();
    }
    double cached = context - 1;
    return List.of(
        new Pass(
            running * length + joining,
            running * cached,
            running * length * (cached + length) + joining * attended));
  }

  private Pass draft(int position) {
    double read = position == 1 ? joining : 0;
    double confirmed = context + position - 1;
    return new Pass(
        running + read, running * (confirmed - 1), running * confirmed + read * attended);
  }
}
