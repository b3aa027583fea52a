package sdedge.cli.option;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code name=value} pairs with commas between, each name once. */
final class Promises {
  private Promises() {}

  /**
   * The texts by name, at least one.
   *
   * @param usage what the text must be, for messages
   */
  static Map<String, String> parse(String text, List<String> names, String usage) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int at = part.indexOf('=');
      String name = at < 0 ? part : part.substring(0, at);
      if (at < 0 || !names.contains(name) || byName.put(name, part.substring(at + 1)) != null) {
        throw new TypeConversionException("'" + text + "' must be " + usage);
      }
    }
    return byName;
  }

  /** Seconds of a duration. */
  static double seconds(String text) {
    Duration duration = new DurationConverter().convert(text);
    return duration.toNanos() / 1e9;
  }
}
