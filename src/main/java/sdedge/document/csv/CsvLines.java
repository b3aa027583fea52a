package sdedge.document.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;

/** The lines of a UTF-8 text, one after the other, however many. */
final class CsvLines {
  private static final int LONGEST = 10_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Problems problems;
  private final Reader reader;
  private int number;
  private boolean skipLineFeed;

  CsvLines(Problems problems, InputStream in) {
    this.problems = problems;
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }

  /** The next line; null at the end, and after a line that cannot be read, which is reported. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    number++;
    try {
      int c = reader.read();
      if (skipLineFeed && c == '\n') {
        c = reader.read();
      }
      boolean ended = c < 0;
      if (number == 1 && c == BYTE_ORDER_MARK) {
        c = reader.read();
      }
      while (c >= 0 && c != '\n' && c != '\r') {
        if (line.length() == LONGEST || isForbidden(c)) {
          return refused(line, c);
        }
        line.append((char) c);
        c = reader.read();
      }
      skipLineFeed = c == '\r';
      return ended ? null : line.toString();
    } catch (CharacterCodingException e) {
      problems.add(number, 1, "", "the line is not valid UTF-8");
      return null;
    }
  }

  private static boolean isForbidden(int c) {
    return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == BYTE_ORDER_MARK;
  }

  private @Nullable String refused(StringBuilder line, int c) {
    String message =
        isForbidden(c)
            ? String.format(java.util.Locale.ROOT, "character U+%04X is not allowed", c)
            : "the line is longer than " + LONGEST + " characters";
    problems.add(number, line.codePointCount(0, line.length()) + 1, "", message);
    return null;
  }
}
