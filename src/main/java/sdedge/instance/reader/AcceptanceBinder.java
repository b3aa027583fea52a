package sdedge.instance.reader;

import static sdedge.document.NumberRange.PROBABILITY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;

/** Binds {@code acceptance}: of all modes, or by mode; of all contexts, or by context. */
public final class AcceptanceBinder {
  static final int MOST_RATES = 64;
  static final int MOST_CONTEXTS = 64;
  static final String CONTEXTS = "context_tokens";
  static final String RATES = "rates";
  private static final int MOST_MODES = 64; // of a drafter, if they are listed all the same
  private static final String FORMS =
      "a probability, a list of 1 to " + MOST_RATES + ", or " + CONTEXTS + " and " + RATES;

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
      value.report("a mapping must be " + FORMS);
      return Acceptance.of(0);
    }
    value.report(
        "a mapping of %s must name each mode of %s: %s"
            .formatted(
                String.join(", ", raw.byMode().keySet()), drafter.id(), String.join(", ", modes)));
    return Acceptance.of(0);
  }

  /** As it is written, of whatever modes. */
  public static Acceptance raw(ValueReader value) {
    if (!value.isObject() || value.object().optional(CONTEXTS).isPresent()) {
      return ofMode(value);
    }
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    value
        .object()
        .entries(TextRule.NAME, MOST_MODES)
        .forEach((mode, of) -> byMode.put(mode, ofMode(of)));
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

  private static Acceptance ofMode(ValueReader value) {
    int before = value.problems().count();
    List<Acceptance.Entry> entries =
        value.isObject() ? entries(value.object()) : List.of(new Acceptance.Entry(1, rates(value)));
    boolean usable = value.isKnown() && value.problems().count() == before;
    return usable ? Acceptance.ofContexts(entries) : Acceptance.of(0);
  }

  /** A table of contexts. */
  private static List<Acceptance.Entry> entries(ObjectReader reader) {
    List<ValueReader> contexts = reader.required(CONTEXTS).list(1, MOST_CONTEXTS);
    ValueReader list = reader.required(RATES);
    List<ValueReader> rates = list.list(1, MOST_CONTEXTS);
    reader.finish();
    if (!contexts.isEmpty() && !rates.isEmpty() && contexts.size() != rates.size()) {
      list.report(
          "a list of %s must have as many entries as %s, %s"
              .formatted(rates.size(), CONTEXTS, contexts.size()));
    }
    List<Acceptance.Entry> entries = new ArrayList<>();
    int last = 0;
    for (int i = 0; i < Math.min(contexts.size(), rates.size()); i++) {
      int before = reader.problems().count();
      int tokens = contexts.get(i).integer(1, Integer.MAX_VALUE);
      if (tokens <= last && reader.problems().count() == before) {
        contexts.get(i).report(tokens + " must be more than the one before");
      }
      last = tokens;
      entries.add(new Acceptance.Entry(tokens, rates(rates.get(i))));
    }
    return entries;
  }

  private static AcceptanceRates rates(ValueReader value) {
    int before = value.problems().count();
    if (value.isObject()) {
      value.report("a mapping must be a probability or a list of 1 to " + MOST_RATES);
      return AcceptanceRates.of(0);
    }
    double[] rates =
        value.isList()
            ? value.list(1, MOST_RATES).stream().mapToDouble(v -> v.number(PROBABILITY)).toArray()
            : new double[] {value.number(PROBABILITY)};
    boolean usable = value.isKnown() && value.problems().count() == before;
    return AcceptanceRates.of(usable ? rates : new double[] {0});
  }
}
