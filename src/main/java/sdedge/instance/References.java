package sdedge.instance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sdedge.document.TextRule;
import sdedge.document.ValueReader;

/** Finds things of one kind by name. */
final class References {
  private final String kind;
  private final List<String> names;
  private final boolean complete;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * @param kind in the plural, for messages
   * @param names in order; empty for one that could not be read
   * @param complete false if there may be more names that could not be read
   */
  References(String kind, List<String> names, boolean complete) {
    this.kind = kind;
    this.names = new ArrayList<>(names);
    this.complete = complete && !names.contains("");
    for (String name : names) {
      indices.putIfAbsent(name, indices.size());
    }
  }

  /** The index of what a value names; reports an unknown name and returns -1 then. */
  int resolve(ValueReader value) {
    String name = value.text(TextRule.NAME);
    Integer index = name.isEmpty() ? null : indices.get(name);
    if (index == null && complete && !name.isEmpty()) {
      value.reportUnknown(kind, name, names);
    }
    return index == null ? -1 : index;
  }
}
