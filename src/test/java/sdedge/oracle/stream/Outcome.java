package sdedge.oracle.stream;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.oracle.model.Busy;
import sdedge.timeline.Stage;

/**
 * What became of a stream.
 *
 * @param served by request
 * @param residentS residents, integrated over time
 * @param sureUntilS until when rounding decides nothing; infinite if it never does
 */
public record Outcome(List<RequestTimes> served, Busy busy, double residentS, double sureUntilS) {
  public Outcome {
    served = List.copyOf(served);
  }

  /**
   * What became of a request; all in seconds, since it arrived if not said otherwise.
   *
   * @param group from 1
   * @param startS when its first stage began, since the first request arrived
   * @param servedS how long its stages took, links with their latency
   * @param modes in which it has steps, with spaces between; null for none
   */
  public record RequestTimes(
      double readyS,
      double admittedS,
      double firstS,
      double completeS,
      int steps,
      int group,
      double startS,
      Map<Stage, Double> servedS,
      @Nullable String modes) {}
}
