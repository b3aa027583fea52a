package sdedge.check.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Speculation;

/**
 * A policy by its word.
 *
 * @param word such as {@code fixed:4}
 * @param length of all steps; null where each step has its own
 */
record StreamPolicy(String word, @Nullable Integer length) {
  private static final Pattern FIXED = Pattern.compile("fixed:([1-9][0-9]{0,5})");

  /** Reads a word; what is none is reported, as is a length that is not allowed. */
  static StreamPolicy read(ValueReader value, Speculation lengths, @Nullable Level level) {
    String word = value.text(TextRule.ANY);
    Matcher matcher = FIXED.matcher(word);
    Integer length =
        matcher.matches()
            ? Integer.valueOf(matcher.group(1))
            : word.equals("autoregressive") ? Integer.valueOf(0) : null;
    boolean isKnown =
        length != null
            ? length >= lengths.minLength() && length <= lengths.maxLength()
            : word.equals("best") || (word.equals("paced") && level != null);
    if (!isKnown) {
      value.reject("a policy that can serve the stream");
    }
    return new StreamPolicy(word, length);
  }

  /** The least length of a step. */
  int leastLength(Speculation lengths) {
    return length == null ? lengths.minLength() : length;
  }

  /** The largest length of a step. */
  int mostLength(Speculation lengths) {
    return length == null ? lengths.maxLength() : length;
  }
}
