package sdedge.document.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.Quote;

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

  /** How a value of a document appears in messages. */
  static final class NodeText {
    private NodeText() {}

    /** A value as found: scalars verbatim, in quotes unless plain. */
    static String of(DocumentNode node) {
      if (node instanceof DocumentNode.Scalar scalar) {
        if (scalar.plain()) {
          return scalar.text().isEmpty() ? "nothing" : Quote.shortened(scalar.text());
        }
        return Quote.text(scalar.text());
      }
      return node instanceof DocumentNode.Sequence ? "a list" : "a mapping";
    }
  }
}
