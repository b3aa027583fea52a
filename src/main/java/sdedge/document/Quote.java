package sdedge.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How values and keys appear in messages and paths: on one line, short, without surprises. */
public final class Quote {
  private static final int LONGEST = 60;
  private static final Pattern SIMPLE_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Characters that break a line, reorder it or do not show. */
  private static final Set<Byte> HIDDEN =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  private Quote() {}

  /** A text in quotes. */
  public static String text(String text) {
    return '"' + shortened(text) + '"';
  }

  /** The path of a key below another path. */
  public static String path(String parent, String key) {
    if (!SIMPLE_KEY.matcher(key).matches()) {
      return parent + "[" + text(key) + "]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  /** A text on one line, cut after 60 characters. */
  public static String shortened(String text) {
    return shortened(text, LONGEST);
  }

  /** A text on one line, cut after {@code longest} characters. */
  public static String shortened(String text, int longest) {
    StringBuilder out = new StringBuilder();
    int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
    text.substring(0, end)
        .codePoints()
        .forEach(
            c -> {
              if (HIDDEN.contains((byte) Character.getType(c))) {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return end < text.length() ? out + "…" : out.toString();
  }
}
