package sdedge.instance.reader;

import static sdedge.document.NumberRange.PROBABILITY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Acceptance;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;

/** Binds {@code acceptance}: of all modes, or by mode. */
final class AcceptanceBinder {
  private static final int MOST_RATES = 64;
  private static final int MOST_MODES = 64; // of a drafter, if they are listed all the same

  private AcceptanceBinder() {}

  /**
   * @param drafter of the task; null if it is unknown
   */
  static Acceptance bind(ValueReader value, @Nullable Drafter drafter) {
    if (!value.isObject()) {
      return rates(value);
    }
    Map<String, ValueReader> entries = value.object().entries(TextRule.NAME, MOST_MODES);
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    entries.forEach((mode, of) -> byMode.put(mode, rates(of)));
    if (drafter == null) {
      return Acceptance.of(0);
    }
    List<String> modes =
        drafter.modes().isEmpty()
            ? List.of(DraftMode.DEFAULT)
            : drafter.modes().stream().map(DraftMode::name).toList();
    List<String> lacking = new ArrayList<>(modes);
    lacking.removeAll(byMode.keySet());
    List<String> unknown = new ArrayList<>(byMode.keySet());
    unknown.removeAll(modes);
    boolean wrong = !lacking.isEmpty() || !unknown.isEmpty();
    if (wrong && drafter.modes().isEmpty()) {
      value.report("a mapping must be a probability or a list of 1 to " + MOST_RATES);
      return Acceptance.of(0);
    }
    if (wrong) {
      value.report(
          "a mapping of "
              + String.join(", ", byMode.keySet())
              + " must name each mode of "
              + drafter.id()
              + ": "
              + String.join(", ", modes));
      return Acceptance.of(0);
    }
    Map<String, Acceptance> inOrder = new LinkedHashMap<>();
    modes.forEach(mode -> inOrder.put(mode, byMode.get(mode)));
    return inOrder.size() == 1 ? inOrder.values().iterator().next() : Acceptance.ofModes(inOrder);
  }

  private static Acceptance rates(ValueReader value) {
    int before = value.problems().count();
    if (value.isObject()) {
      value.report("a mapping must be a probability or a list of 1 to " + MOST_RATES);
      return Acceptance.of(0);
    }
    double[] rates =
        value.isList()
            ? value.list(1, MOST_RATES).stream().mapToDouble(v -> v.number(PROBABILITY)).toArray()
            : new double[] {value.number(PROBABILITY)};
    boolean usable = value.isKnown() && value.problems().count() == before;
    return Acceptance.of(usable ? rates : new double[] {0});
  }
}
