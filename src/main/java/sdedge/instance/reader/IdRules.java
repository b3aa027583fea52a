package sdedge.instance.reader;

import java.util.HashMap;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;

/** The names of one kind of things, which must be unique. */
final class IdRules {
  private final String kind;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * @param kind in the plural, for messages
   */
  IdRules(String kind) {
    this.kind = kind;
  }

  /** Reads a name and reports it if it is used already. */
  String declare(ValueReader value) {
    String name = value.text(TextRule.NAME);
    Integer line = name.isEmpty() ? null : lines.putIfAbsent(name, value.line());
    if (line != null) {
      String first = line > 0 ? "; first used on line " + line : ""; // a setting has no line
      value.report(name + " must be unique among the " + kind + first);
    }
    return name;
  }
}
