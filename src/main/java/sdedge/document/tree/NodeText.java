package sdedge.document.tree;

import sdedge.document.Quote;

/** How a value of a document appears in messages. */
final class NodeText {
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
