package sdedge.study.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words, as a shell does without anything that a shell expands: blanks
 * separate, {@code '…'} is taken as it is, in {@code "…"} a backslash stands before {@code "} and
 * {@code \}, outside of both before a blank, a quote and itself; elsewhere it is a character.
 */
final class CommandWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isOpen; // a word has begun, perhaps with nothing in it yet
  private int at;

  private CommandWords(String text) {
    this.text = text;
  }

  /**
   * The words, at least one.
   *
   * @throws IllegalArgumentException if there is none, or a quote is left open
   */
  static List<String> of(String text) {
    return new CommandWords(text).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '\'' || next == '"') {
        quoted(next);
      } else if (Character.isWhitespace(next)) {
        close();
      } else {
        add(next == '\\' && escapes(" \t'\"\\") ? text.charAt(at++) : next);
      }
    }
    close();
    if (words.isEmpty() || words.get(0).isEmpty()) {
      throw new IllegalArgumentException("a command is missing");
    }
    return words;
  }

  private void quoted(char quote) {
    isOpen = true;
    while (at < text.length() && text.charAt(at) != quote) {
      char next = text.charAt(at++);
      add(quote == '"' && next == '\\' && escapes("\"\\") ? text.charAt(at++) : next);
    }
    if (at++ == text.length()) {
      throw new IllegalArgumentException("a " + quote + " is never closed in " + text);
    }
  }

  private boolean escapes(String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private void add(char next) {
    isOpen = true;
    word.append(next);
  }

  private void close() {
    if (isOpen) {
      words.add(word.toString());
      word.setLength(0);
      isOpen = false;
    }
  }
}
