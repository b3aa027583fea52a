package sdedge.document.tree;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.Quote;

/**
 * What is wrong with JSON, where, and what is allowed there: in words of this program, since those
 * of the library name its own classes and options.
 *
 * @param line from 1, as {@code column}
 */
public record JsonMistake(int line, int column, String message) {
  private static final String PREFIX = "not valid JSON: ";
  private static final String VALUES =
      "values are objects, lists, texts in double quotes, numbers such as -1.5e3, true, false and"
          + " null";

  private static final String EARLY =
      "it ends before every object, list and text is closed by } ] or \"";

  /** What the library finds, and what to say of it; the first that is found holds. */
  private static final Map<Pattern, String> MEANINGS = new LinkedHashMap<>();

  static {
    mean("end-of-input", EARLY);
    mean("Unrecognized token '(.*?)'", "%s is no value; " + VALUES);
    mean("Non-standard token '(.*?)'", "%s is no value; numbers are finite");
    mean("Duplicate field '(.*?)'", "the key %s stands twice in an object; each may once");
    mean("Invalid numeric value|[Nn]umeric value|Leading", "numbers are written as -1.5e3 or 20");
    mean("CTRL-CHAR.*string|unquoted character", "in a text a line break is \\n, a tab \\t");
    mean("escape", "a \\ in a text begins one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    mean("UTF-8|UTF-16|UTF-32", "characters that are not UTF-8");
    mean("colon", "a colon must stand here, between a key and its value");
    mean("comma", "a comma, or the end of what is open, must stand here");
    mean("field name", "a key in double quotes, or }, must stand here");
  }

  private static void mean(String found, String said) {
    MEANINGS.put(Pattern.compile(found), said);
  }

  /** Of what the library threw. */
  public static JsonMistake of(JacksonException e) {
    JsonLocation at = e.getLocation();
    return new JsonMistake(
        at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), PREFIX + words(e));
  }

  private static String words(JacksonException e) {
    if (e instanceof JsonEOFException) {
      return EARLY;
    } else if (e instanceof StreamConstraintsException) {
      return "too large: numbers have at most 1,000 digits, texts 20 million characters, keys"
          + " 50,000, and 1,000 objects and lists are open at once";
    }
    String found = String.valueOf(e.getOriginalMessage());
    for (Map.Entry<Pattern, String> each : MEANINGS.entrySet()) {
      Matcher matcher = each.getKey().matcher(found);
      if (matcher.find()) {
        String token =
            matcher.groupCount() == 0 ? "" : "'" + Quote.shortened(matcher.group(1)) + "'";
        return each.getValue().replace("%s", token);
      }
    }
    return "this cannot stand here; " + VALUES;
  }
}
