package sdedge.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;

/**
 * Rates by position in some contexts, or what is added to others there.
 *
 * @param contexts ascending numbers of tokens; one of rates that hold in all
 * @param rates by context, position; the last of each holds for all further ones
 */
record ContextRates(List<Integer> contexts, List<double[]> rates) {
  private static final NumberRange SHARE = new NumberRange(0, true, 1, "in [0, 1]");

  /** What is in all contexts the same. */
  static ContextRates of(double... rates) {
    return new ContextRates(List.of(1), List.of(rates));
  }

  /** Reads a number, a list or a table of contexts. */
  static ContextRates read(ValueReader value) {
    if (!isTable(value)) {
      return of(list(value));
    }
    ObjectReader reader = value.object();
    List<Integer> contexts = new ArrayList<>();
    for (ValueReader context : reader.list("context_tokens", 1, Integer.MAX_VALUE)) {
      contexts.add(context.integer(1, Integer.MAX_VALUE));
    }
    List<double[]> rates = new ArrayList<>();
    reader.list("rates", 1, Integer.MAX_VALUE).forEach(each -> rates.add(list(each)));
    reader.finish();
    if (contexts.size() != rates.size()) {
      value.report("context_tokens and rates must be as many");
    }
    return new ContextRates(contexts, rates);
  }

  static boolean isTable(ValueReader value) {
    return value.isObject() && value.object().optional("context_tokens").isPresent();
  }

  private static double[] list(ValueReader value) {
    return value.isList()
        ? value.list(1, Integer.MAX_VALUE).stream().mapToDouble(r -> r.number(SHARE)).toArray()
        : new double[] {value.number(SHARE)};
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
