package sdedge.document.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a document, with its place in the file; lines and columns count from 1. */
sealed interface DocumentNode {
  int line();

  int column();

  /**
   * A scalar.
   *
   * @param plain whether it is written without quotes and not as a block, so may be a number
   */
  record Scalar(int line, int column, String text, boolean plain) implements DocumentNode {}

  record Sequence(int line, int column, List<DocumentNode> items) implements DocumentNode {}

  /** A mapping with its entries in the order of the file: a list, to be small in memory. */
  record Mapping(int line, int column, List<Entry> entries) implements DocumentNode {
    /** The entry of a key; null if there is none. */
    @Nullable Entry get(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  /** What stands where the document uses something unsupported that was already reported. */
  record Unusable(int line, int column) implements DocumentNode {}

  /** A key of a mapping, with the place of the key. */
  record Entry(int line, int column, String key, DocumentNode value) {}
}
