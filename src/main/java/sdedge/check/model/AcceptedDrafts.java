package sdedge.check.model;

import java.util.List;
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

  /** The largest of each position while from some to some other number of tokens is confirmed. */
  static double[] largest(Acceptance acceptance, int length, double from, double to) {
    double[] most = behind(acceptance, length, from);
    for (double[] other : others(acceptance, length, from, to)) {
      for (int i = 0; i < length; i++) {
        most[i] = Math.max(most[i], other[i]);
      }
    }
    return most;
  }

  /** The smallest, likewise. */
  static double[] smallest(Acceptance acceptance, int length, double from, double to) {
    double[] least = behind(acceptance, length, from);
    for (double[] other : others(acceptance, length, from, to)) {
      for (int i = 0; i < length; i++) {
        least[i] = Math.min(least[i], other[i]);
      }
    }
    return least;
  }

  /** Wherever a line ends behind the first place. */
  private static List<double[]> others(Acceptance acceptance, int length, double from, double to) {
    return DoubleStream.concat(
            DoubleStream.of(to),
            acceptance.entries().stream()
                .mapToDouble(Acceptance.Entry::contextTokens)
                .filter(context -> from < context && context < to))
        .mapToObj(context -> behind(acceptance, length, context))
        .toList();
  }

  /** Tokens confirmed by a step on average. */
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
