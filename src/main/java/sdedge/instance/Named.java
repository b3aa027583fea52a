package sdedge.instance;

import java.util.Locale;

/** What is written as a word in files and options; of an enumeration its constants. */
public interface Named {
  /** The word used in instance files, options and outputs, such as {@code constant-psd}. */
  default String key() {
    return toString();
  }

  /** The word of a constant: its name in small letters, with hyphens. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
