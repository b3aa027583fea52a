package sdedge.result.files.saved;

import java.util.List;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.result.table.Table;
import sdedge.result.table.Table.Column;

/** Whether an object holds what the description of its keys says. */
final class Described {
  private Described() {}

  /**
   * Reports words and numbers that are missing or wrong; parts are left to whoever reads them.
   *
   * @param read names of those that were asked for already
   */
  static void check(ObjectReader object, Table<?> keys, String... read) {
    for (Column<?> key : keys.columns()) {
      boolean missing = key.gaps() == Table.Gaps.LEFT_OUT && object.optional(key.name()).isEmpty();
      if (!missing && key.holds() != Table.Holds.PARTS && !List.of(read).contains(key.name())) {
        check(object.required(key.name()), key);
      }
    }
  }

  private static void check(ValueReader value, Column<?> key) {
    if (key.mayBeEmpty() && value.isNull()) {
      return;
    }
    if (key.isOfWords()) {
      value.text(TextRule.ANY);
    } else {
      value.number(NumberRange.FINITE);
    }
  }
}
