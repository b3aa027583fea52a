package sdedge.oracle.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import sdedge.instance.Acceptance;

/** How drafts are accepted, by what is confirmed before them (Section 2 of the model). */
final class AcceptedDrafts {
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
}
