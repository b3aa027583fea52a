package sdedge.document;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;

/** Finds the word that was probably meant. */
public final class Suggestion {
  private static final int MOST_CANDIDATES = 1000;
  private static final int LONGEST = 100;
  private static final int SHORTEST_PREFIX = 3;

  private Suggestion() {}

  /**
   * {@code " Maybe `word` was meant?"} for the closest of the candidates, empty if none is close.
   */
  public static String of(String word, Collection<String> candidates) {
    String best = "";
    int smallest = Math.min(3, Math.max(1, word.length() / 3)) + 1;
    if (word.length() <= LONGEST && candidates.size() <= MOST_CANDIDATES) {
      for (String candidate : candidates) {
        int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
        if (word.length() >= SHORTEST_PREFIX && candidate.startsWith(word)) {
          distance = Math.min(distance, 1);
        }
        if (distance < smallest) {
          smallest = distance;
          best = candidate;
        }
      }
    }
    return best.isEmpty() ? "" : " Maybe `" + best + "` was meant?";
  }

  /** That a value is none of the words, and which one is closest. */
  public static String mustBeOneOf(String value, Collection<String> words) {
    return "'" + value + "' must be one of " + String.join(", ", words) + "." + of(value, words);
  }

  /** {@code " Maybe 0.9 was meant?"} for a share that is given in percent, else empty. */
  public static String ofShare(double percent) {
    return percent > 1 && percent <= 100
        ? " Maybe "
            + BigDecimal.valueOf(percent).movePointLeft(2).stripTrailingZeros().toPlainString()
            + " was meant?"
        : "";
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn one word into another.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        d[i][j] =
            Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
