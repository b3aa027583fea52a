package sdedge.document.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import sdedge.document.Suggestion;
import sdedge.document.TextRule;

/** Finds things of one kind by name. */
public final class References {
  private static final int MOST_LISTED = 20;

  private final String kind;
  private final List<String> names;
  private final boolean complete;
  private final TextRule rule;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * @param kind in the plural, for messages
   * @param names in order; empty for one that could not be read
   * @param complete false if there may be more names that could not be read
   */
  public References(String kind, List<String> names, boolean complete) {
    this.kind = kind;
    this.names = List.copyOf(names);
    this.complete = complete && !names.contains("");
    rule = new TextRule(TextRule.NAME.pattern(), allowed());
    for (int i = 0; i < names.size(); i++) {
      indices.putIfAbsent(names.get(i), i);
    }
  }

  private String allowed() {
    if (!complete || names.isEmpty()) {
      return TextRule.NAME.description();
    }
    List<String> different = names.stream().distinct().toList();
    String all = different.size() > MOST_LISTED ? "" : " (" + String.join(", ", different) + ")";
    return "one of the " + kind + all;
  }

  /** The index of what a value names; -1, reported, if it names nothing. */
  public int resolve(ValueReader value) {
    String name = value.text(rule);
    return name.isEmpty() ? -1 : resolve(value, name);
  }

  /**
   * What stands at the keys of a mapping, by index of what they name; those that name nothing are
   * reported.
   */
  public <T> SortedMap<Integer, T> values(
      ValueReader mapping, BiFunction<Integer, ValueReader, T> read) {
    SortedMap<Integer, T> values = new TreeMap<>();
    mapping
        .object()
        .entries(TextRule.NAME, Integer.MAX_VALUE)
        .forEach(
            (name, value) -> {
              int index = resolve(value, name);
              if (index >= 0) {
                values.put(index, read.apply(index, value));
              }
            });
    return values;
  }

  /** The index of a name; -1 if nothing is called so, reported at the value if it is a name. */
  public int resolve(ValueReader value, String name) {
    Integer index = name.isEmpty() ? null : indices.get(name);
    if (index == null && complete && rule.allows(name)) {
      if (names.isEmpty()) {
        value.report(name + " is unknown: there are no " + kind);
      } else {
        value.report(name, rule.description() + "." + Suggestion.of(name, names));
      }
    }
    return index == null ? -1 : index;
  }
}
