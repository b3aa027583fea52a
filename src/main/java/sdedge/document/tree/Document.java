package sdedge.document.tree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.SourceText;
import sdedge.document.Suggestion;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Mapping;
import sdedge.document.tree.DocumentNode.NodeText;
import sdedge.document.tree.DocumentNode.Scalar;
import sdedge.document.tree.DocumentNode.Sequence;
import sdedge.document.tree.DocumentNode.Unusable;
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

  /**
   * Applies a setting to a tree. Keys that are missing are added, so that optional ones can be set
   * and unknown ones are found by whoever reads the tree. New nodes have no place in the file.
   */
  private static final class OverrideWriter {
    private static final int NOWHERE = 0;

    /** What is a number and needs no thousands of digits to multiply. */
    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,3})?");

    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private final Problems problems;
    private final ValueOverride setting;
    private final List<OverridePath.Step> steps;
    private final String value;
    private final @Nullable BigDecimal factor;
    private boolean isReported;

    OverrideWriter(Problems problems, ValueOverride setting) {
      this.problems = problems;
      this.setting = setting;
      steps = setting.path().steps();
      value = setting.value();
      factor = value.startsWith("*") ? number(value.substring(1)) : null;
    }

    /** The tree with the value set; what cannot be set is reported. */
    DocumentNode applied(DocumentNode root) {
      problems.noteSetting(setting.path().places(), setting.toString());
      return put(root, 0, "");
    }

    private DocumentNode put(DocumentNode node, int depth, String at) {
      if (depth == steps.size()) {
        return factor == null ? new Scalar(NOWHERE, NOWHERE, value, true) : times(factor, node, at);
      } else if (node instanceof Unusable) {
        return node; // reported already
      }
      OverridePath.Step step = steps.get(depth);
      if (step instanceof OverridePath.Step.Key key) {
        return putKey(node, key.name(), depth, at);
      } else if (step instanceof OverridePath.Step.Index index) {
        return putEntries(node, index.index(), index.index() + 1, depth, at);
      }
      return putEntries(node, 0, Integer.MAX_VALUE, depth, at);
    }

    private DocumentNode times(BigDecimal by, DocumentNode node, String at) {
      if (node instanceof Sequence list) {
        List<DocumentNode> items = list.items().stream().map(item -> times(by, item, at)).toList();
        return new Sequence(list.line(), list.column(), items);
      }
      BigDecimal number = node instanceof Scalar scalar ? number(scalar.text()) : null;
      if (number == null) {
        String none = NodeText.of(node) + " is not a number that " + value + " could multiply";
        report(node, at, none + keys(node));
        return node;
      }
      String product = number.multiply(by, DIGITS).stripTrailingZeros().toPlainString();
      return new Scalar(NOWHERE, NOWHERE, product, true);
    }

    private static @Nullable BigDecimal number(String text) {
      return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private DocumentNode putKey(DocumentNode node, String key, int depth, String at) {
      if (!(node instanceof Mapping mapping)) {
        String entries = node instanceof Sequence ? "; [*] is every entry of it" : "";
        String none = " is not a mapping and has no key " + Quote.text(key);
        report(node, at, NodeText.of(node) + none + entries);
        return node;
      }
      List<Entry> entries = new ArrayList<>(mapping.entries());
      Entry present = mapping.get(key);
      if (present == null && factor != null) {
        List<String> keys = mapping.entries().stream().map(Entry::key).toList();
        String none = "there is no " + Quote.text(key) + " here that " + value + " could multiply";
        report(node, at, none + keys(node) + "." + Suggestion.of(key, keys));
        return node;
      }
      Entry entry = present == null ? new Entry(NOWHERE, NOWHERE, key, absent(depth + 1)) : present;
      DocumentNode changed = put(entry.value(), depth + 1, Quote.path(at, key));
      Entry replacement = new Entry(entry.line(), entry.column(), key, changed);
      if (present == null) {
        entries.add(replacement);
      } else {
        entries.set(entries.indexOf(present), replacement);
      }
      return new Mapping(mapping.line(), mapping.column(), entries);
    }

    /** What stands for a value that is missing and has to hold the next step. */
    private DocumentNode absent(int depth) {
      return depth == steps.size() || steps.get(depth) instanceof OverridePath.Step.Key
          ? new Mapping(NOWHERE, NOWHERE, List.of())
          : new Sequence(NOWHERE, NOWHERE, List.of());
    }

    private DocumentNode putEntries(DocumentNode node, int from, int to, int depth, String at) {
      if (!(node instanceof Sequence sequence)) {
        report(node, at, NodeText.of(node) + " is not a list" + keys(node));
        return node;
      }
      List<DocumentNode> items = new ArrayList<>(sequence.items());
      if (from >= items.size()) {
        String entries = items.size() == 1 ? " entry" : " entries";
        report(node, at + "[" + index(from, to) + "]", "the list has " + items.size() + entries);
      }
      for (int i = from; i < Math.min(to, items.size()); i++) {
        items.set(i, put(items.get(i), depth + 1, at + "[" + i + "]"));
      }
      return new Sequence(sequence.line(), sequence.column(), items);
    }

    /** As many of the keys of a mapping as fit into a line, none of them cut. */
    private static String keys(DocumentNode node) {
      if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
        return "";
      }
      String shown =
          Quote.shortened(
              mapping.entries().stream().map(Entry::key).collect(Collectors.joining(", ")));
      int whole = shown.endsWith("…") ? shown.lastIndexOf(", ") : -1;
      return "; its keys are " + (whole < 0 ? shown : shown.substring(0, whole) + ", …");
    }

    private static String index(int from, int to) {
      return to == Integer.MAX_VALUE ? "*" : Integer.toString(from);
    }

    /** Reports why it cannot be set, of the first place only. */
    private void report(DocumentNode node, String at, String message) {
      if (!isReported) {
        String source =
            node.line() > NOWHERE ? " (set by " + setting + ")" : ""; // else Problems says
        problems.add(node.line(), node.column(), at, message + source);
      }
      isReported = true;
    }
  }
}
