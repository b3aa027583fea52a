package sdedge.generate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
}
