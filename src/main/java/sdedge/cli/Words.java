package sdedge.cli;

import java.util.Collection;
import sdedge.document.Suggestion;

/** What to say of words that are not known. */
final class Words {
  private Words() {}

  /** That a value is none of the words, and which one is closest. */
  static String mustBeOneOf(String value, Collection<String> words) {
    return "'"
        + value
        + "' must be one of "
        + String.join(", ", words)
        + "."
        + Suggestion.of(value, words);
  }
}
