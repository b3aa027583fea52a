package sdedge.document.tree;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.DocumentNode.Entry;
import sdedge.document.tree.DocumentNode.Mapping;
import sdedge.document.tree.DocumentNode.Scalar;
import sdedge.document.tree.DocumentNode.Sequence;

/** Parts of a document as YAML again: numbers and words as they were written, without comments. */
public final class YamlText {
  /** What needs no quotes. */
  private static final Pattern SIMPLE =
      Pattern.compile("[-+]?[A-Za-z0-9_./][A-Za-z0-9_./+-]*|[-+]?\\.[0-9]+");

  private static final int INDENT = 2;
  private static final int SHORT = 170;

  private YamlText() {}

  /**
   * The entries of a mapping, each on lines of its own, but for some keys.
   *
   * @param indent of each line, in spaces
   * @param without keys left out
   */
  public static String entries(ValueReader mapping, int indent, Set<String> without) {
    StringBuilder text = new StringBuilder();
    if (mapping.node() instanceof Mapping node) {
      node.entries().stream()
          .filter(entry -> !without.contains(entry.key()))
          .forEach(entry -> block(text, entry, indent));
    }
    return text.toString();
  }

  /** A text, in quotes if it would be read as something else. */
  public static String text(String text) {
    return scalar(text, CoreScalar.isText(text));
  }

  /** A value on one line. */
  public static String inline(ValueReader value) {
    return inline(value.node());
  }

  private static void block(StringBuilder text, Entry entry, int indent) {
    String value = inline(entry.value());
    text.append(" ".repeat(indent)).append(scalar(entry.key(), true)).append(':');
    if (entry.value() instanceof Mapping mapping && value.length() > SHORT) {
      text.append('\n');
      mapping.entries().forEach(inner -> block(text, inner, indent + INDENT));
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static String inline(@Nullable DocumentNode node) {
    if (node instanceof Scalar scalar) {
      return scalar(scalar.text(), scalar.plain());
    } else if (node instanceof Sequence sequence) {
      return "[%s]"
          .formatted(String.join(", ", sequence.items().stream().map(YamlText::inline).toList()));
    } else if (node instanceof Mapping mapping) {
      return "{%s}"
          .formatted(
              String.join(
                  ", ",
                  mapping.entries().stream()
                      .map(entry -> scalar(entry.key(), true) + ": " + inline(entry.value()))
                      .toList()));
    }
    return "null";
  }

  private static String scalar(String text, boolean plain) {
    if (plain && SIMPLE.matcher(text).matches()) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Replaces tabs between the tokens of JSON by spaces, one by one so that columns stay. YAML
   * allows tabs there too, but the YAML library does not.
   */
  static final class FlowTabs {
    private FlowTabs() {}

    /** The text, with such tabs replaced if it begins with a bracket. */
    static String replaced(String text) {
      int start = 0;
      while (start < text.length() && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      boolean flow = text.startsWith("{", start) || text.startsWith("[", start);
      return flow && text.indexOf('\t') >= 0 ? replacedInFlow(text) : text;
    }

    private static String replacedInFlow(String text) {
      char[] chars = text.toCharArray();
      char open = 0; // the quote, or # of the comment, that the position is in
      for (int i = 0; i < chars.length; i++) {
        char c = chars[i];
        if (open == '#') {
          open = c == '\n' || c == '\r' ? 0 : open;
        } else if (open != 0) {
          if (open == '"' && c == '\\') {
            i++;
          } else if (c == open) {
            open = 0;
          }
        } else if (c == '\t') {
          chars[i] = ' ';
        } else if ((c == '"' || c == '\'' || c == '#') && startsToken(chars, i, c)) {
          open = c;
        }
      }
      return new String(chars);
    }

    /** Quotes inside a plain scalar and # after a character mean nothing. */
    private static boolean startsToken(char[] chars, int i, char c) {
      return i == 0 || (c == '#' ? " \t\r\n" : " \t\r\n{}[],:'\"").indexOf(chars[i - 1]) >= 0;
    }
  }
}
