package sdedge.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.instance.Acceptance;

/**
 * What draft modes accept, by context, beside what is drawn for a task.
 *
 * @param more by name of a mode, empty where modes are not distinguished, added to the rates
 */
record ModeAcceptance(Map<String, ContextRates> more) {

  private static final ContextRates NOTHING = ContextRates.of(0);

  /**
   * That of a text.
   *
   * @throws IllegalArgumentException if it is wrong, or names what is no mode of the nodes
   */
  static ModeAcceptance of(String text, Nodes nodes) {
    Map<String, ContextRates> more = new TreeMap<>();
    nodes.ofModes().forEach((mode, rates) -> more.put(mode, beyondFirst(rates, nodes)));
    List<String> known = nodes.allModes();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] sides = part.split(":", -1);
      if (sides.length != 2 || !known.contains(sides[0])) {
        String modes = known.isEmpty() ? "there are none" : String.join(", ", known);
        throw Texts.wrong(Choice.MODE_ACCEPTANCE, part, "NAME:DELTA of the modes (" + modes + ")");
      }
      double delta = Texts.measure(Choice.MODE_ACCEPTANCE, sides[1], "", -1, 1);
      more.put(sides[0], ContextRates.of(delta));
    }
    return new ModeAcceptance(more);
  }

  /** What a mode accepts beside the first one, which what is drawn for tasks is of. */
  private static ContextRates beyondFirst(ContextRates rates, Nodes nodes) {
    return rates.beside(nodes.ofModes().values().iterator().next().first());
  }

  /** As the value of a task's {@code acceptance}. */
  String yaml(double[] rates, List<String> modes) {
    if (modes.stream().noneMatch(more::containsKey)) {
      return more.getOrDefault("", NOTHING).yaml(rates);
    }
    return modes.stream()
        .map(mode -> mode + ": " + more.getOrDefault(mode, NOTHING).yaml(rates))
        .collect(Collectors.joining(", ", "{", "}"));
  }

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
}
