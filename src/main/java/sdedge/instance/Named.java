package sdedge.instance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is written as a word in files and options; of an enumeration its constants. */
public interface Named {
  /** The word used in instance files, options and outputs, such as {@code constant-psd}. */
  default String key() {
    return toString();
  }

  /** The word that earlier versions used, which is still read; null if it was the same. */
  default @Nullable String earlierKey() {
    return null;
  }

  /** Whether a text is this word, now or in earlier versions. */
  default boolean isWrittenAs(String text) {
    return text.equals(key()) || text.equals(earlierKey());
  }

  /** The word of a constant: its name in small letters, with hyphens. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
