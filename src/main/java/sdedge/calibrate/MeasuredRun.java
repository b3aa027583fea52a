package sdedge.calibrate;

import java.util.List;
import sdedge.document.Human;
import sdedge.instance.LatencyModel;
import sdedge.instance.Node;

/**
 * One run of a serving engine, in the mean over its requests.
 *
 * @param length draft tokens per step; 0 for none
 * @param running requests that decode at a time
 * @param outputTokens at least 2
 * @param tpotS seconds per output token without the first
 * @param acceptanceLength tokens per step, the verifier's own included; NaN for length 0
 * @param tokensPerS output tokens per second; NaN if not given
 * @param weight in the fit
 * @param mode how it drafted; empty where modes are not distinguished, or nothing was drafted
 * @param workload what its requests are; empty where workloads are not distinguished
 * @param ttftS mean seconds until the first token; NaN if not given
 */
record MeasuredRun(
    int length,
    double concurrency,
    double running,
    double inputTokens,
    double outputTokens,
    double tpotS,
    double acceptanceLength,
    double tokensPerS,
    double weight,
    String mode,
    String workload,
    double ttftS) {
  private static final double IMPLAUSIBLY_SLOW = 300;
  private static final double IMPLAUSIBLY_FAST = 30;

  /** The modes that some runs drafted in; one empty name where they are not distinguished. */
  static List<String> modes(List<MeasuredRun> runs) {
    List<String> named =
        runs.stream().map(MeasuredRun::mode).filter(mode -> !mode.isEmpty()).distinct().toList();
    return named.isEmpty() ? List.of("") : named;
  }

  /** Of another workload. */
  MeasuredRun of(String other) {
    return with(length, concurrency, running, tpotS, mode, other);
  }

  /** As it would be with other drafts. */
  MeasuredRun with(int drafts, String by) {
    return with(drafts, concurrency, running, tpotS, drafts == 0 ? "" : by, workload);
  }

  /** Its requests at another load, a second per token. */
  MeasuredRun at(double load) {
    return with(length, load, load, 1, mode, workload);
  }

  private MeasuredRun with(
      int drafts, double atOnce, double decoding, double seconds, String by, String of) {
    return new MeasuredRun(
        drafts,
        atOnce,
        decoding,
        inputTokens,
        outputTokens,
        seconds,
        acceptanceLength,
        tokensPerS,
        weight,
        by,
        of,
        ttftS);
  }

  /** Mean tokens in the cache of a request while it decodes, c̄. */
  double contextTokens() {
    return inputTokens + StrictMath.rint(outputTokens) / 2;
  }

  /**
   * What is wrong with its time against that in which the weights can be read, which finds wrong
   * units; empty if nothing is, or the verifier has no peaks.
   */
  String implausible(Node verifier) {
    if (!(verifier.latency() instanceof LatencyModel.Roofline peaks)) {
      return "";
    }
    double leastS = verifier.model().weightBytes() / peaks.memoryBandwidth() / (length + 1);
    String time = Human.number(tpotS) + " s is ";
    if (tpotS > IMPLAUSIBLY_SLOW * leastS) {
      return time + "over 300 times the time to read the weights";
    }
    return tpotS < leastS / IMPLAUSIBLY_FAST
        ? time + "less than a 30th of the time to read the weights"
        : "";
  }
}
