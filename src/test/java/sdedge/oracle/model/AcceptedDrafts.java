package sdedge.oracle.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/** How drafts are accepted, by what is confirmed before them (Section 2 of the model). */
public final class AcceptedDrafts {
  private AcceptedDrafts() {}

  /** α of each position up to a length behind so many confirmed tokens, of one mode. */
  static double[] behind(Acceptance acceptance, int length, double confirmed) {
    List<Acceptance.Entry> known = acceptance.entries();
    int after = 0;
    while (after < known.size() && known.get(after).contextTokens() < confirmed) {
      after++;
    }
    double[] rates = new double[length];
    Acceptance.Entry low = known.get(Math.max(0, after - 1));
    Acceptance.Entry high = known.get(Math.min(known.size() - 1, after));
    double span = (double) high.contextTokens() - low.contextTokens();
    double share = span == 0 ? 0 : (confirmed - low.contextTokens()) / span;
    for (int i = 1; i <= length; i++) {
      double rate = (1 - share) * low.rates().at(i) + share * high.rates().at(i);
      rates[i - 1] = span == 0 ? low.rates().at(i) : Math.max(0, Math.min(1, rate));
    }
    return rates;
  }

  /**
   * The largest or the smallest α of each position while from some to some other number of tokens
   * is confirmed: at either end, or where a line ends between them.
   */
  static double[] extreme(
      Acceptance acceptance, int length, double from, double to, DoubleBinaryOperator choice) {
    double[] extreme = behind(acceptance, length, from);
    DoubleStream between =
        acceptance.entries().stream()
            .mapToDouble(Acceptance.Entry::contextTokens)
            .filter(context -> from < context && context < to);
    DoubleStream.concat(DoubleStream.of(to), between)
        .mapToObj(context -> behind(acceptance, length, context))
        .forEach(own -> Arrays.setAll(extreme, i -> choice.applyAsDouble(extreme[i], own[i])));
    return extreme;
  }

  static double tokens(double[] rates) {
    double tokens = 1;
    double allAccepted = 1;
    for (double rate : rates) {
      allAccepted *= rate;
      tokens += allAccepted;
    }
    return tokens;
  }

  /** The tokens that a number in [0, 1) decides a step to confirm behind so many others. */
  public static int tokens(Task known, DraftChoice choice, double confirmed, double number) {
    Acceptance acceptance = known.acceptance().under(choice);
    double accepted = 1;
    int tokens = 1;
    for (double rate : behind(acceptance, choice.length(), confirmed)) {
      accepted *= rate;
      tokens += number < accepted ? 1 : 0;
    }
    return tokens;
  }

  /** P(G = j) at j, behind so many confirmed tokens. */
  public static double[] gain(Acceptance acceptance, int length, double confirmed) {
    double[] rates = behind(acceptance, length, confirmed);
    double[] gain = new double[length + 2];
    double allAccepted = 1;
    for (int i = 1; i <= length; i++) {
      gain[i] = allAccepted * (1 - rates[i - 1]);
      allAccepted *= rates[i - 1];
    }
    gain[length + 1] = allAccepted;
    return gain;
  }
}
