package sdedge.latency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** How many steps requests are expected to take; computed once for many of them. */
public final class ExpectedSteps {
  private static final int SHORT = 256;

  private final Acceptance acceptance;
  private final Map<Integer, double[]> ofShort = new ConcurrentHashMap<>(); // by length and tokens
  private final Map<Long, Double> ofLong = new ConcurrentHashMap<>();

  /** Of tasks with such acceptance. */
  public ExpectedSteps(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  /** D, steps of a length that gain so many tokens (docs/model.md section 9). */
  public double of(int length, int tokens) {
    if (length == 0) {
      return tokens;
    } else if (tokens > MeanSteps.LONGEST) {
      long key = ((long) tokens << Byte.SIZE) + length;
      return ofLong.computeIfAbsent(key, absent -> steps(length, tokens));
    }
    double[] steps = ofShort.compute(length, (same, known) -> upTo(length, tokens, known));
    return steps[tokens];
  }

  private double[] upTo(int length, int tokens, double @Nullable [] known) {
    if (known != null && tokens < known.length) {
      return known;
    }
    int most = Math.max(SHORT, Math.min(2 * tokens, MeanSteps.LONGEST));
    return MeanSteps.upTo(most, acceptance, length);
  }

  private double steps(int length, int tokens) {
    Task answer = new Task("", 0, 1, tokens, acceptance, 0, 0);
    return ExpectedProgress.of(answer, DraftChoice.of(length)).meanSteps();
  }
}
