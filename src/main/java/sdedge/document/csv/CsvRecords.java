package sdedge.document.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;

/** The lines of a CSV text, one after the other, however many; commas stand between fields. */
public final class CsvRecords {
  private static final int LONGEST = 10_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final CSVFormat QUOTING =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Problems problems;
  private final Reader reader;
  private final boolean byPrograms;
  private final char[] buffer = new char[1 << 13];
  private int buffered;
  private int next;
  private int number;
  private boolean skipLineFeed;

  private CsvRecords(Problems problems, Reader reader, boolean byPrograms) {
    this.problems = problems;
    this.reader = reader;
    this.byPrograms = byPrograms;
  }

  /** A text that people make: quotes mean nothing, and it may begin with a byte order mark. */
  public static CsvRecords of(Problems problems, Reader reader) {
    return new CsvRecords(problems, reader, false);
  }

  /** The records of a file in UTF-8 that people make. */
  static CsvRecords of(Problems problems, InputStream in) {
    return of(problems, utf8(in));
  }

  /** UTF-8 that programs write: fields may stand in quotes, but none holds an end of line. */
  public static CsvRecords written(Problems problems, InputStream in) {
    return new CsvRecords(problems, utf8(in), true);
  }

  private static Reader utf8(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  /** The next line; null at the end, and after a line that cannot be read, which is reported. */
  public @Nullable CsvRecord next() throws IOException {
    number++;
    try {
      String line = line();
      return line == null ? null : new CsvRecord(number, line, fields(line));
    } catch (CharacterCodingException e) {
      problems.add(number, 1, "", "the line is not valid UTF-8");
    } catch (CSVException | UncheckedIOException e) {
      problems.add(number, 1, "", "not a CSV file: " + e.getMessage());
    }
    return null;
  }

  /** Few lines have quotes, and splitting the others is much faster. */
  private List<String> fields(String line) throws IOException {
    if (!byPrograms || line.indexOf('"') < 0) {
      return Arrays.asList(line.split(",", -1));
    }
    try (CSVParser parser = CSVParser.parse(line, QUOTING)) {
      return parser.iterator().next().toList();
    }
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = read();
    if (skipLineFeed && c == '\n') {
      c = read();
    }
    boolean ended = c < 0;
    if (number == 1 && c == BYTE_ORDER_MARK && !byPrograms) {
      c = read();
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (isForbidden(c)) {
        String message = String.format(Locale.ROOT, "character U+%04X is not allowed", c);
        problems.add(number, line.codePointCount(0, line.length()) + 1, "", message);
        return null;
      } else if (line.length() == LONGEST) {
        problems.add(number, 1, "", "the line is longer than " + LONGEST + " characters");
        return null;
      }
      line.append((char) c);
      c = read();
    }
    skipLineFeed = c == '\r';
    return ended ? null : line.toString();
  }

  private int read() throws IOException {
    if (next == buffered) {
      next = 0;
      buffered = Math.max(0, reader.read(buffer));
    }
    return buffered == 0 ? -1 : buffer[next++];
  }

  private static boolean isForbidden(int c) {
    return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == BYTE_ORDER_MARK;
  }

  /**
   * A line of a CSV text.
   *
   * @param line from 1
   * @param text of the line
   */
  public record CsvRecord(int line, String text, List<String> fields) {
    /** Where a field that stands without quotes begins in its line, from 1. */
    public int column(int field) {
      int column = 1;
      for (String before : fields.subList(0, field)) {
        column += before.codePointCount(0, before.length()) + 1;
      }
      return column;
    }
  }
}
