package sdedge.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What draft modes accept beside what is drawn for a task.
 *
 * @param more by name of a mode, added to the rates by position; the last to all further ones
 */
record ModeAcceptance(Map<String, double[]> more) {

  private static final double[] NOTHING = {0};

  /**
   * That of a text.
   *
   * @throws IllegalArgumentException if it is wrong, or names what is no mode of the nodes
   */
  static ModeAcceptance of(String text, Nodes nodes) {
    Map<String, double[]> more = new TreeMap<>();
    nodes.ofModes().forEach((mode, rates) -> more.put(mode, beyondFirst(rates, nodes)));
    List<String> known = nodes.allModes();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] sides = part.split(":", -1);
      if (sides.length != 2 || !known.contains(sides[0])) {
        String modes = known.isEmpty() ? "there are none" : String.join(", ", known);
        throw Texts.wrong(Choice.MODE_ACCEPTANCE, part, "NAME:DELTA of the modes (" + modes + ")");
      }
      double delta = Texts.measure(Choice.MODE_ACCEPTANCE, sides[1], "", -1, 1);
      more.put(sides[0], new double[] {delta});
    }
    return new ModeAcceptance(more);
  }

  /** What a mode accepts beside the first one, which what is drawn for tasks is of. */
  private static double[] beyondFirst(double[] rates, Nodes nodes) {
    double[] first = nodes.ofModes().values().iterator().next();
    double[] more = new double[Math.max(rates.length, first.length)];
    Arrays.setAll(more, i -> at(rates, i) - at(first, i));
    return more;
  }

  private static double at(double[] values, int position) {
    return values[Math.min(position, values.length - 1)];
  }

  /** As the value of a task's {@code acceptance}. */
  String yaml(double[] rates, List<String> modes) {
    if (modes.stream().noneMatch(more::containsKey)) {
      return yaml(rates, NOTHING);
    }
    return modes.stream()
        .map(mode -> mode + ": " + yaml(rates, more.getOrDefault(mode, NOTHING)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String yaml(double[] rates, double[] delta) {
    List<String> words =
        IntStream.range(0, Math.max(rates.length, delta.length))
            .mapToDouble(i -> Math.max(0, Math.min(1, at(rates, i) + at(delta, i))))
            .mapToObj(rate -> Texts.rounded(rate, 3))
            .toList();
    return words.size() == 1 ? words.get(0) : words.toString();
  }
}
