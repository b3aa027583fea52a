package sdedge.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.instance.Acceptance;

/**
 * Rates by position in some contexts, or what is added to others there.
 *
 * @param contexts ascending numbers of tokens; one of rates that hold in all
 * @param rates by context, position; the last of each holds for all further ones
 */
record ContextRates(List<Integer> contexts, List<double[]> rates) {
  /** What is in all contexts the same. */
  static ContextRates of(double... rates) {
    return new ContextRates(List.of(1), List.of(rates));
  }

  /** Those of an acceptance, of the first mode if it differs by mode. */
  static ContextRates of(Acceptance acceptance) {
    List<Acceptance.Entry> entries = acceptance.entries();
    return new ContextRates(
        entries.stream().map(Acceptance.Entry::contextTokens).toList(),
        entries.stream()
            .map(entry -> entry.rates().list().stream().mapToDouble(rate -> rate).toArray())
            .toList());
  }

  /** Those of the first context. */
  double[] first() {
    return rates.get(0);
  }

  ContextRates beside(double[] others) {
    List<double[]> more = new ArrayList<>();
    for (double[] own : rates) {
      double[] beside = new double[Math.max(own.length, others.length)];
      Arrays.setAll(beside, i -> at(own, i) - at(others, i));
      more.add(beside);
    }
    return new ContextRates(contexts, more);
  }

  private static double at(double[] values, int position) {
    return values[Math.min(position, values.length - 1)];
  }

  /** As the value of {@code acceptance}, added to the rates of a task. */
  String yaml(double[] added) {
    List<String> texts = rates.stream().map(own -> list(own, added)).toList();
    return texts.size() == 1
        ? texts.get(0)
        : "{context_tokens: " + contexts + ", rates: " + texts + "}";
  }

  private static String list(double[] own, double[] added) {
    double[] sums = new double[Math.max(own.length, added.length)];
    Arrays.setAll(sums, i -> Math.max(0, Math.min(1, at(added, i) + at(own, i))));
    List<String> words = Arrays.stream(sums).mapToObj(rate -> Texts.rounded(rate, 3)).toList();
    return words.size() == 1 ? words.get(0) : words.toString();
  }
}
