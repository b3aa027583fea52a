package sdedge.document.tree;

import java.util.ArrayList;
import java.util.List;

/** A list whose end has not been read yet. */
final class OpenSequence implements OpenCollection {
  private final int line;
  private final int column;
  private final String path;
  private final List<DocumentNode> items = new ArrayList<>();

  OpenSequence(int line, int column, String path) {
    this.line = line;
    this.column = column;
    this.path = path;
  }

  @Override
  public void add(DocumentNode node) {
    items.add(node);
  }

  @Override
  public String pathOfNext() {
    return path + "[" + items.size() + "]";
  }

  @Override
  public DocumentNode close() {
    return new DocumentNode.Sequence(line, column, List.copyOf(items));
  }
}
