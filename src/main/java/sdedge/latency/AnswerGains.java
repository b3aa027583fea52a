package sdedge.latency;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;

/**
 * What a step of an answer gains by chance: i + 1 tokens, i = 0..l, if i drafts are accepted and
 * the next one is not (docs/model.md section 9). Where the acceptance varies by context, so does
 * this by the tokens gained before.
 */
final class AnswerGains {
  private final double @Nullable [] always; // null if it varies
  private final Acceptance acceptance;
  private final int length;
  private final double context; // before the answer
  private final int last; // tokens of the answer behind which it no longer varies
  private double[] @Nullable [] behind = {}; // by tokens, as far as they were asked for

  private AnswerGains(
      double @Nullable [] always, Acceptance acceptance, int length, double context) {
    this.always = always;
    this.acceptance = acceptance;
    this.length = length;
    this.context = context;
    List<Acceptance.Entry> entries = always == null ? acceptance.entries() : List.of();
    last =
        entries.isEmpty()
            ? 0
            : (int)
                Math.max(0, Math.ceil(entries.get(entries.size() - 1).contextTokens() - context));
  }

  /**
   * The gains of an answer.
   *
   * @param acceptance under the mode that drafts
   * @param context tokens confirmed before the answer
   */
  static AnswerGains of(Acceptance acceptance, int length, double context) {
    boolean isConstant = acceptance.isConstant() || length == 0;
    double[] always = isConstant ? chances(acceptance.inContext(context), length) : null;
    return new AnswerGains(always, acceptance, length, isConstant ? 0 : context);
  }

  /** As products: no digits are lost. */
  private static double[] chances(AcceptanceRates rates, int length) {
    double[] chances = new double[length + 1];
    double survival = 1;
    for (int i = 0; i < length; i++) {
      double accepted = rates.at(i + 1);
      chances[i] = survival * (1 - accepted);
      survival *= accepted;
    }
    chances[length] = survival;
    return chances;
  }

  /** The most tokens that a step gains, l + 1. */
  int most() {
    return length + 1;
  }

  /** The chance of i + 1 tokens at i, whatever was gained before; null if it varies. */
  double @Nullable [] always() {
    return always;
  }

  /** The chance of i + 1 tokens at i, behind so many tokens of the answer. */
  double[] behind(int tokens) {
    if (always != null) {
      return always;
    }
    int at = Math.min(tokens, last);
    if (at >= behind.length) {
      behind = Arrays.copyOf(behind, Math.max(at + 1, Math.min(last + 1, 2 * behind.length)));
    }
    double[] known = behind[at];
    if (known == null) {
      known = chances(acceptance.inContext(context + at), length);
      behind[at] = known;
    }
    return known;
  }

  /** What those have in common that gain alike. */
  Object key() {
    return always != null
        ? Arrays.stream(always).boxed().toList()
        : List.of(acceptance, length, context);
  }
}
