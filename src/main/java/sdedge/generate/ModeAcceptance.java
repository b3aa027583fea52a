package sdedge.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What draft modes accept beside what is drawn for a task.
 *
 * @param more by name of a mode, added to every rate
 */
record ModeAcceptance(Map<String, Double> more) {

  /**
   * That of a text.
   *
   * @throws IllegalArgumentException if it is wrong, or names what is no mode of the nodes
   */
  static ModeAcceptance of(String text, Nodes nodes) {
    Map<String, Double> more = new TreeMap<>();
    List<String> known =
        nodes.drafters().stream().flatMap(d -> d.modes().stream()).distinct().toList();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] sides = part.split(":", -1);
      if (sides.length != 2 || !known.contains(sides[0])) {
        String modes = known.isEmpty() ? "there are none" : String.join(", ", known);
        throw Texts.wrong(Choice.MODE_ACCEPTANCE, part, "NAME:DELTA of the modes (" + modes + ")");
      }
      more.put(sides[0], Texts.measure(Choice.MODE_ACCEPTANCE, sides[1], "", -1, 1));
    }
    return new ModeAcceptance(more);
  }

  /** As the value of a task's {@code acceptance}. */
  String yaml(double[] rates, List<String> modes) {
    if (modes.stream().noneMatch(more::containsKey)) {
      return yaml(rates, 0);
    }
    return modes.stream()
        .map(mode -> mode + ": " + yaml(rates, more.getOrDefault(mode, 0.0)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String yaml(double[] rates, double delta) {
    List<String> words =
        Arrays.stream(rates)
            .mapToObj(rate -> Texts.rounded(Math.max(0, Math.min(1, rate + delta)), 3))
            .toList();
    return words.size() == 1 ? words.get(0) : words.toString();
  }
}
