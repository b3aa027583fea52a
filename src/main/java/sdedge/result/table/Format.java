package sdedge.result.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** How files of one kind that this program wrote begin, by which they are known from all others. */
public final class Format {
  private static final int HEAD_BYTES = 1 << 16;
  private static final Pattern TOKEN = Pattern.compile("'[^']*'|.");
  private static final String SCALAR = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|[-+.0-9eE]+)";

  private final String what;
  private final Predicate<String> isHead;
  private final @Nullable String beside;
  private final @Nullable Format ofBeside;

  private Format(String what, Predicate<String> isHead) {
    this(what, isHead, null, null);
  }

  private Format(
      String what, Predicate<String> isHead, @Nullable String beside, @Nullable Format ofBeside) {
    this.what = what;
    this.isHead = isHead;
    this.beside = beside;
    this.ofBeside = ofBeside;
  }

  /**
   * Of files that begin in some way.
   *
   * @param what such as {@code page of report}
   */
  public static Format of(String what, String beginning) {
    Pattern pattern = Pattern.compile(beginning, Pattern.DOTALL);
    return new Format(what, head -> pattern.matcher(head).lookingAt());
  }

  /**
   * Of JSON files.
   *
   * @param beginning with {@code '} for a quotation mark and {@code *} for a text or a number;
   *     blanks in the file do not count
   */
  public static Format json(String what, String beginning) {
    return of(
        what,
        TOKEN
            .matcher(beginning)
            .results()
            .map(
                token ->
                    token.group().equals("*")
                        ? SCALAR
                        : Pattern.quote(token.group().replace('\'', '"')))
            .collect(Collectors.joining("\\s*")));
  }

  /**
   * Of tables. Columns are only ever added at the end, so that newer versions may have more.
   *
   * @param columns of the first version
   */
  public static Format table(String what, List<String> columns) {
    return new Format(what, head -> startsWith(header(head), columns));
  }

  /** Of tables that have a column per axis before all others. */
  public static Format tableOfAxes(String what, List<String> columns) {
    return new Format(
        what,
        head -> {
          List<String> header = header(head);
          int axes = header.indexOf(columns.get(0));
          return axes >= 0 && startsWith(header.subList(axes, header.size()), columns);
        });
  }

  /**
   * This format, and files that lie beside one that this program wrote: others may well look like
   * them.
   *
   * @param name of the file beside them
   */
  public Format beside(String name, Format format) {
    return new Format(what, isHead, name, format);
  }

  /** This format, and files that broke off in their first line. */
  public Format orBeginningOf(String line) {
    return new Format(what, head -> line.startsWith(head) || isHead.test(head), beside, ofBeside);
  }

  private static boolean startsWith(List<String> header, List<String> columns) {
    return header.size() >= columns.size() && header.subList(0, columns.size()).equals(columns);
  }

  private static List<String> header(String head) {
    String line = head.lines().findFirst().orElse("");
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of() : records.get(0).toList();
    } catch (IOException | RuntimeException e) {
      return List.of(); // no table
    }
  }

  /** Such as {@code page of report}. */
  public String what() {
    return what;
  }

  /** Whether this program wrote a file in this format. */
  public boolean wrote(Path file) throws IOException {
    if (beside != null && ofBeside != null) {
      Path other = file.resolveSibling(beside);
      if (!Files.isRegularFile(other) || !ofBeside.wrote(other)) {
        return false;
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return isHead.test(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8));
    }
  }
}
