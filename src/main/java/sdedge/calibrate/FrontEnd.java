package sdedge.calibrate;

import java.util.List;
import sdedge.latency.Pass;
import sdedge.latency.PassTime;

/**
 * What a request takes before its first pass (docs/model.md section 11): of one that is alone, what
 * its first token took more than the passes that read its prompt.
 *
 * @param runs from which it is the median; 0 where none tells
 * @param seconds 0 or more
 */
record FrontEnd(int runs, double seconds) {
  private static final double ALONE = 1.5; // requests that run

  /** That of some runs; of none that says its time to the first token nothing is known. */
  static FrontEnd of(Pair fitted, List<MeasuredRun> runs) {
    double[] all =
        runs.stream()
            .filter(run -> run.running() <= ALONE && !Double.isNaN(run.ttftS()))
            .mapToDouble(run -> Math.max(0, run.ttftS() - promptS(fitted, run)))
            .sorted()
            .toArray();
    return new FrontEnd(all.length, all.length == 0 ? 0 : median(all));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The passes that read a prompt alone: at the verifier, and with drafts the first of these. */
  private static double promptS(Pair fitted, MeasuredRun run) {
    double input = run.inputTokens();
    Pass prompt = new Pass(input, 1, 0, input * input);
    PassTime verifier = PassTime.of(fitted.node(Role.VERIFIER));
    double verifyS = prompt.seconds(verifier) + verifier.promptPassS();
    return run.length() == 0 ? verifyS : verifyS + prompt.seconds(fitted.drafts(run.mode()).time());
  }

  /** Whether any run tells. */
  boolean isKnown() {
    return runs > 0;
  }
}
