package sdedge.document.tree;

import org.jspecify.annotations.Nullable;

/** Stores equal texts once, most of the time; a file repeats the same keys for every task. */
final class SharedTexts {
  private static final int SLOTS = 1 << 12;

  private final @Nullable String[] slots = new String[SLOTS];

  /** An equal text, possibly one given before. */
  String shared(String text) {
    int slot = text.hashCode() & (SLOTS - 1);
    String before = slots[slot];
    if (before != null && before.equals(text)) {
      return before;
    }
    slots[slot] = text;
    return text;
  }
}
