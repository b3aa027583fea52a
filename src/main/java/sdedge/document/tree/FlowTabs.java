package sdedge.document.tree;

/**
 * Replaces tabs between the tokens of JSON by spaces, one by one so that columns stay. YAML allows
 * tabs there too, but the YAML library does not.
 */
final class FlowTabs {
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
