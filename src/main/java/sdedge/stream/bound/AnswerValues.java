package sdedge.stream.bound;

import java.util.Arrays;
import sdedge.stream.Requests;

/**
 * What requests for tasks come to (docs/model.md section 12).
 *
 * @param means by task, over the answers that may come
 * @param byOutcome by task and outcome of its answer
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
public record AnswerValues(double[] means, double[][] byOutcome) {
  /** The mean over all tasks. */
  public double mean() {
    return Arrays.stream(means).average().orElse(Double.NaN);
  }

  /** The sum over some requests, with the answers that come to them. */
  public double sum(Requests requests) {
    double sum = 0;
    for (int r = 0; r < requests.count(); r++) {
      int task = requests.task(r);
      int outcome = requests.outcome(r);
      sum += outcome == Requests.AVERAGE ? means[task] : byOutcome[task][outcome];
    }
    return sum;
  }
}
