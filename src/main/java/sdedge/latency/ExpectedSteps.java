package sdedge.latency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;

/** How many steps requests are expected to take; computed once for many of them. */
public final class ExpectedSteps {
  private static final int SHORT = 256;

  private final Acceptance acceptance;
  private final Map<Double, FromContext> from = new ConcurrentHashMap<>();
  private final Map<Double, ExpectedSteps> inOne = new ConcurrentHashMap<>(); // by context

  /** Of tasks with such acceptance. */
  public ExpectedSteps(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  /** While all of it happens in one context. */
  public ExpectedSteps in(double context) {
    return acceptance.isConstant()
        ? this
        : inOne.computeIfAbsent(
            context, absent -> new ExpectedSteps(Acceptance.of(acceptance.inContext(absent))));
  }

  /**
   * D, steps of a length that gain so many tokens (docs/model.md section 9).
   *
   * @param context tokens confirmed before
   */
  public double of(int length, int tokens, double context) {
    double key = acceptance.isConstant() ? 0 : context;
    return length == 0 ? tokens : from.computeIfAbsent(key, FromContext::new).of(length, tokens);
  }

  private final class FromContext {
    private final double context;
    private final Map<Integer, double[]> ofShort = new ConcurrentHashMap<>(); // by length, tokens
    private final Map<Long, Double> ofLong = new ConcurrentHashMap<>();

    FromContext(double context) {
      this.context = context;
    }

    double of(int length, int tokens) {
      if (tokens > MeanSteps.LONGEST) {
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
      return MeanSteps.upTo(most, acceptance, length, context);
    }

    private double steps(int length, int tokens) {
      return AnswerSteps.of(tokens, AnswerGains.of(acceptance, length, context)).mean();
    }
  }
}
