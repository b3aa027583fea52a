package sdedge.oracle.stream;

import java.util.List;
import sdedge.oracle.model.Busy;

/**
 * What became of a stream.
 *
 * @param served by request
 * @param residentS residents, integrated over time
 */
public record Outcome(List<RequestTimes> served, Busy busy, double residentS) {
  public Outcome {
    served = List.copyOf(served);
  }

  /** What became of a request; all in seconds since it arrived. */
  public record RequestTimes(
      double readyS, double admittedS, double firstS, double completeS, int steps) {}
}
