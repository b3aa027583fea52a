package sdedge.check.stream;

import java.util.List;

/**
 * What became of a stream.
 *
 * @param served by request
 * @param busyS of each drafter, its link up and its link down, seconds
 * @param verifierS what the verifier was busy
 * @param residentS residents, integrated over time
 * @param sureUntilS until when rounding decides nothing; infinite if it never does
 */
public record Outcome(
    List<RequestTimes> served,
    List<double[]> busyS,
    double verifierS,
    double residentS,
    double sureUntilS) {
  public Outcome {
    served = List.copyOf(served);
    busyS = List.copyOf(busyS);
  }

  /** What became of a request; all in seconds since it arrived. */
  public record RequestTimes(
      double readyS, double admittedS, double firstS, double completeS, int steps) {}
}
