package sdedge.check.files;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.check.stream.Service;
import sdedge.document.TextRule;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Speculation;

/**
 * A policy by its word.
 *
 * @param word such as {@code fixed:4}
 * @param number in it; null for none
 */
record StreamPolicy(String word, @Nullable Integer number) {
  private static final Pattern NUMBERED = Pattern.compile("fixed:([1-9][0-9]{0,5})");

  /** Reads a word; what is none is reported, as is a length that is not allowed. */
  static StreamPolicy read(ValueReader value, Speculation lengths, @Nullable Level level) {
    String word = value.text(TextRule.ANY);
    Matcher matcher = NUMBERED.matcher(word);
    Integer number = matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    boolean isKnown =
        switch (word) {
          case "autoregressive" -> lengths.minLength() == 0;
          case "best" -> true;
          case "paced" -> level != null;
          default -> number != null;
        };
    boolean isFixed = word.startsWith("fixed");
    if (!isKnown
        || (isFixed
            && number != null
            && (number < lengths.minLength() || number > lengths.maxLength()))) {
      value.reject("a policy that can serve the stream");
    }
    return new StreamPolicy(word, number);
  }

  /** How it serves. */
  Service service(
      Set<String> modes, int groups, @Nullable Level level, Service.@Nullable Seed seed) {
    Integer length = word.equals("autoregressive") ? Integer.valueOf(0) : number;
    Service.Pace pace =
        word.equals("paced") && level != null
            ? new Service.Pace(level.tpotS(), level.share())
            : null;
    return new Service(modes, length, pace, groups, false, seed);
  }
}
