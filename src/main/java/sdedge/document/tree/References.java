package sdedge.document.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
