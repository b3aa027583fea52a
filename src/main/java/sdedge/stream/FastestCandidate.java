package sdedge.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidate that answers the same requests soonest on average, found by serving them by each.
 *
 * @param result what became of them
 */
public record FastestCandidate(Candidate candidate, StreamResult result) {
  private static final double SAME = 1e-9; // of the mean: the candidate before stays

  /**
   * Serves requests by all candidates.
   *
   * @param setting how, but for policy and groups
   * @param control if it stops, the best of the candidates that were done is kept
   * @return null if it stopped before one was
   */
  public static @Nullable FastestCandidate of(
      StreamRun run,
      Requests requests,
      List<Candidate> candidates,
      StreamSetting setting,
      StreamControl control) {
    FastestCandidate best = null;
    for (Candidate each : candidates) {
      StreamSetting own = setting.with(each.policy(), each.groups());
      StreamResult result = run.run(requests, own, control);
      if (!result.isWhole()) {
        return best;
      }
      double limitS = best == null ? Double.POSITIVE_INFINITY : best.result.meanEndToEndS();
      if (result.meanEndToEndS() < limitS * (1 - SAME)) {
        best = new FastestCandidate(each, result);
      }
    }
    return best;
  }
}
