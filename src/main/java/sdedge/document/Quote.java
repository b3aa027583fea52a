package sdedge.document;

import java.util.Locale;
import java.util.regex.Pattern;

/** How values and keys appear in messages and paths: on one line, short, without surprises. */
final class Quote {
  private static final int LONGEST = 60;
  private static final Pattern SIMPLE_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Quote() {}

  /** A value as found: scalars verbatim, in quotes unless plain. */
  static String value(DocumentNode node) {
    if (node instanceof DocumentNode.Scalar scalar) {
      if (scalar.plain()) {
        return scalar.text().isEmpty() ? "nothing" : escaped(scalar.text());
      }
      return text(scalar.text());
    }
    return node instanceof DocumentNode.Sequence ? "a list" : "a mapping";
  }

  /** A text in quotes. */
  static String text(String text) {
    return '"' + escaped(text) + '"';
  }

  /** The path of a key below another path. */
  static String path(String parent, String key) {
    if (!SIMPLE_KEY.matcher(key).matches()) {
      return parent + "[" + text(key) + "]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    text.substring(0, end)
        .codePoints()
        .forEach(
            c -> {
              if (c < ' '
                  || (c >= 0x7f && c < 0xa0)
                  || Character.getType(c) == Character.SURROGATE) {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return end < text.length() ? out + "…" : out.toString();
  }
}
