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
  static final int MOST_RATES = 64;
  private static final int MOST_MODES = 64; // of a drafter, if they are listed all the same

  private AcceptanceBinder() {}

  /**
   * @param drafter of the task; null if it is unknown
   */
  static Acceptance bind(ValueReader value, @Nullable Drafter drafter) {
    Acceptance raw = raw(value);
    if (raw.byMode().isEmpty()) {
      return raw;
    }
    if (drafter == null) {
      return Acceptance.of(0);
    }
    List<String> modes = modes(drafter);
    List<String> unknown = new ArrayList<>(raw.byMode().keySet());
    unknown.removeAll(modes);
    Acceptance known = ofModes(raw, modes);
    if (known != null && unknown.isEmpty()) {
      return known;
    }
    if (drafter.modes().isEmpty()) {
      value.report("a mapping must be a probability or a list of 1 to " + MOST_RATES);
      return Acceptance.of(0);
    }
    value.report(
        "a mapping of "
            + String.join(", ", raw.byMode().keySet())
            + " must name each mode of "
            + drafter.id()
            + ": "
            + String.join(", ", modes));
    return Acceptance.of(0);
  }

  /** As it is written, of whatever modes. */
  static Acceptance raw(ValueReader value) {
    if (!value.isObject()) {
      return rates(value);
    }
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    value
        .object()
        .entries(TextRule.NAME, MOST_MODES)
        .forEach((mode, of) -> byMode.put(mode, rates(of)));
    if (byMode.isEmpty()) {
      value.report("a mapping must name a mode");
      return Acceptance.of(0);
    }
    return Acceptance.ofModes(byMode);
  }

  /** The names under which a drafter can draft. */
  static List<String> modes(Drafter drafter) {
    return drafter.modes().isEmpty()
        ? List.of(DraftMode.DEFAULT)
        : drafter.modes().stream().map(DraftMode::name).toList();
  }

  /** That under some modes; null if it is by mode and lacks one of them. */
  static @Nullable Acceptance ofModes(Acceptance raw, List<String> modes) {
    if (raw.byMode().isEmpty()) {
      return raw;
    }
    if (!raw.byMode().keySet().containsAll(modes)) {
      return null;
    }
    Map<String, Acceptance> inOrder = new LinkedHashMap<>();
    modes.forEach(mode -> inOrder.put(mode, raw.byMode().get(mode)));
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
