package sdedge.document.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Mapping;
import sdedge.document.tree.DocumentNode.Scalar;

/** A mapping whose end has not been read yet; of keys that occur twice the first one stays. */
final class OpenMapping implements OpenCollection {
  private final Problems problems;
  private final String path;
  private final int line;
  private final int column;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private @Nullable DocumentNode key;

  OpenMapping(Problems problems, String path, int line, int column) {
    this.problems = problems;
    this.path = path;
    this.line = line;
    this.column = column;
  }

  @Override
  public void add(DocumentNode node) {
    if (key == null) {
      key = node;
      return;
    }
    if (key instanceof Scalar scalar) {
      put(scalar, node);
    } else if (!(key instanceof DocumentNode.Unusable)) {
      report(key, path, NodeText.of(key) + " cannot be a key");
    }
    key = null;
  }

  private void put(Scalar name, DocumentNode value) {
    if (name.plain() && name.text().equals("<<")) {
      report(name, path, "merge key << is not allowed");
      return;
    }
    Entry entry = new Entry(name.line(), name.column(), name.text(), value);
    Entry first = entries.putIfAbsent(name.text(), entry);
    if (first != null) {
      report(name, pathOf(name), "duplicate key, first on line " + first.line());
    }
  }

  private void report(DocumentNode at, String where, String message) {
    problems.add(at.line(), at.column(), where, message);
  }

  private String pathOf(Scalar name) {
    return Quote.path(path, name.text());
  }

  @Override
  public String pathOfNext() {
    return key instanceof Scalar name ? pathOf(name) : path;
  }

  int size() {
    return entries.size();
  }

  @Override
  public DocumentNode close() {
    return new Mapping(line, column, List.copyOf(entries.values()));
  }
}
