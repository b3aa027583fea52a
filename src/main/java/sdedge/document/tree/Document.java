package sdedge.document.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.Problems;
import sdedge.document.SourceText;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.document.tree.YamlText.FlowTabs;

/** Parses YAML 1.2 or JSON, or JSON alone. */
public final class Document {
  private Document() {}

  /**
   * The root value of a document. What is wrong with the document as such (syntax, duplicate keys,
   * aliases, tags, several documents, nesting deeper than 32) is reported; what remains readable is
   * returned nevertheless, so that its problems can be found too.
   */
  public static ValueReader parse(Problems problems, byte[] bytes) {
    return parse(problems, bytes, List.of());
  }

  /** The root value of a document in which some values are set, one after the other. */
  public static ValueReader parse(Problems problems, byte[] bytes, List<ValueOverride> settings) {
    if (bytes.length > InputFile.MOST_BYTES) {
      problems.add(0, 0, "", "the file is larger than 64 MiB");
      return ValueReader.of(problems, new DocumentNode.Unusable(1, 1), "");
    }
    String text = SourceText.decode(problems, bytes);
    @Nullable DocumentNode root =
        text == null ? null : new TreeBuilder(problems).build(FlowTabs.replaced(text));
    DocumentNode changed = root == null ? new DocumentNode.Unusable(1, 1) : root;
    for (ValueOverride setting : settings) {
      changed = new OverrideWriter(problems, setting).applied(changed);
    }
    return ValueReader.of(problems, changed, "");
  }

  /** The text of a value of a readable document; null if it has none, or several at the path. */
  public static @Nullable String valueAt(byte[] bytes, OverridePath path) {
    Problems problems = new Problems("");
    String text = SourceText.decode(problems, bytes);
    DocumentNode root =
        text == null ? null : new TreeBuilder(problems).build(FlowTabs.replaced(text));
    return root == null ? null : path.in(root);
  }

  /**
   * The root value of a document that must be JSON in UTF-8, whatever its size. What is wrong with
   * it as such (syntax, duplicate keys, several values) is reported.
   */
  public static ValueReader parseJson(Problems problems, byte[] bytes) {
    @Nullable DocumentNode root = new TreeBuilder(problems).buildJson(bytes);
    return ValueReader.of(problems, root == null ? new DocumentNode.Unusable(1, 1) : root, "");
  }
}
