package sdedge.cli.terminal;

import java.util.Collection;
import sdedge.document.Suggestion;

/** What to say of words that are not known. */
public final class WordChoice {
  private WordChoice() {}

  /** That a value is none of the words, and which one is closest. */
  public static String mustBeOneOf(String value, Collection<String> words) {
    return "'"
        + value
        + "' must be one of "
        + String.join(", ", words)
        + "."
        + Suggestion.of(value, words);
  }
}
