package sdedge.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ValueReader;
import sdedge.result.table.Csv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Rows;
import sdedge.result.table.Table;

/**
 * Compares a file as it is stated with what it should be, value by value: numbers to a relative
 * {@link sdedge.judge.Findings#TOLERANCE}, texts exactly. What is not derived is passed over.
 *
 * @param command that wrote the result
 */
record FileDiff(FoundDifferences findings, String command, String file) {
  private static final int MOST = Integer.MAX_VALUE;
  private static final String NOTHING = "nothing";

  /**
   * Compares all files of a result with what they should be.
   *
   * @param allowed files that may be there beside these
   */
  static void all(
      FoundDifferences findings,
      String command,
      Map<String, FileContent> expected,
      Set<String> allowed,
      ResultSource source)
      throws IOException {
    for (String name : source.names()) {
      boolean isDue = expected.containsKey(name) || allowed.contains(name);
      findings.require(isDue || name.equals(RunFile.NAME), name, "", "no such file", "a file");
    }
    List<String> names = new ArrayList<>(expected.keySet());
    names.sort(Comparator.comparing(name -> !name.endsWith(".json"))); // the tables may be long
    for (String name : names) {
      FileContent due = Objects.requireNonNull(expected.get(name));
      if (source.has(name)) {
        new FileDiff(findings, command, name).compare(due, source);
      } else {
        findings.add(name, "", "a file", NOTHING);
      }
    }
  }

  /** Compares whatever a file holds: the rows of a table, or a JSON document. */
  private void compare(FileContent expected, ResultSource source) throws IOException {
    if (expected instanceof Rows<?> rows) {
      try (InputStream in = source.open(file)) {
        table(rows, in);
      }
    } else {
      Problems problems = new Problems(file);
      ValueReader stated = Document.parseJson(problems, source.bytes(file));
      if (problems.count() > 0) {
        findings.add(file, "", "a JSON document", problems.sorted().get(0).message());
      } else {
        value(Document.parseJson(new Problems(file), expected.bytes()), stated);
      }
    }
  }

  private boolean isDerived(String path) {
    return FieldWords.of(command, file, path) != FieldWords.Word.NOT_DERIVED;
  }

  private void value(ValueReader expected, ValueReader stated) {
    if (!isDerived(stated.path())) {
      return;
    }
    if (expected.isObject() && stated.isObject()) {
      entries(expected, stated);
    } else if (expected.isList() && stated.isList()) {
      items(expected, stated);
    } else if (!isSame(expected, stated)) {
      findings.add(file, stated.path(), text(expected), text(stated));
    }
  }

  private void entries(ValueReader expected, ValueReader stated) {
    Map<String, ValueReader> left =
        new LinkedHashMap<>(stated.object().entries(TextRule.ANY, MOST));
    expected
        .object()
        .entries(TextRule.ANY, MOST)
        .forEach(
            (key, value) -> {
              ValueReader found = left.remove(key);
              if (found != null) {
                value(value, found);
              } else if (isDerived(value.path())) {
                findings.add(file, Quote.path(stated.path(), key), text(value), NOTHING);
              }
            });
    left.values().stream()
        .filter(value -> isDerived(value.path()))
        .forEach(value -> findings.add(file, value.path(), NOTHING, text(value)));
  }

  private void items(ValueReader expected, ValueReader stated) {
    List<ValueReader> due = expected.list(0, MOST);
    List<ValueReader> found = stated.list(0, MOST);
    if (due.size() != found.size()) {
      findings.add(file, stated.path(), due.size() + " entries", found.size() + " entries");
    }
    for (int i = 0; i < Math.min(due.size(), found.size()); i++) {
      value(due.get(i), found.get(i));
    }
  }

  private static String text(ValueReader value) {
    String quoted = value.quoted();
    return quoted == null ? value.found() : Quote.shortened(quoted);
  }

  private boolean isSame(ValueReader expected, ValueReader stated) {
    String due = expected.plain();
    String found = stated.plain();
    if (due == null || found == null) {
      String word = expected.quoted();
      return due == null && found == null && word != null && word.equals(stated.quoted());
    }
    Double number = number(due);
    Double other = number(found);
    if (number == null || other == null) {
      return due.equals(found);
    }
    return findings.agree(number, other);
  }

  private <R> void table(Rows<R> expected, InputStream in) throws IOException {
    Table<R> table = expected.table();
    try (CSVParser parser =
        CSVFormat.RFC4180.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Iterator<CSVRecord> stated = parser.iterator();
      List<String> header = stated.hasNext() ? stated.next().toList() : List.of();
      if (header.equals(table.names())) {
        rows(table, expected.rows().iterator(), stated);
      } else {
        header(table.names(), header);
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      findings.add(file, "", "a table", String.valueOf(e.getMessage()));
    }
  }

  private void header(List<String> due, List<String> found) {
    List<String> missing = new ArrayList<>(due);
    missing.removeAll(found);
    List<String> more = new ArrayList<>(found);
    more.removeAll(due);
    missing.forEach(name -> findings.add(file, name, "a column", NOTHING));
    more.forEach(name -> findings.add(file, name, "no such column", "a column"));
    if (missing.isEmpty() && more.isEmpty()) {
      findings.add(file, "", String.join(",", due), String.join(",", found));
    }
  }

  private <R> void rows(Table<R> table, Iterator<R> due, Iterator<CSVRecord> stated) {
    boolean[] compared = new boolean[table.columns().size()];
    for (int c = 0; c < compared.length; c++) {
      compared[c] = isDerived(table.columns().get(c).name());
    }
    long row = 0;
    while (due.hasNext() && stated.hasNext()) {
      row++;
      List<String> found = stated.next().toList();
      List<@Nullable Object> values = table.values(due.next());
      if (found.size() != values.size()) {
        findings.add(file, row, "", values.size() + " values", found.size() + " values");
        continue;
      }
      for (int c = 0; c < compared.length; c++) {
        if (compared[c] && !isSame(values.get(c), found.get(c))) {
          Object value = values.get(c);
          String text = value == null ? NOTHING : Csv.text(value);
          findings.add(file, row, table.columns().get(c).name(), text, found.get(c));
        }
      }
    }
    if (due.hasNext() || stated.hasNext()) {
      findings.add(file, "", rows(row, due), rows(row, stated));
    }
  }

  private static String rows(long before, Iterator<?> rest) {
    long all = before;
    for (; rest.hasNext(); all++) {
      rest.next();
    }
    return all + " rows";
  }

  private boolean isSame(@Nullable Object expected, String found) {
    if (expected instanceof Number due) {
      Double number = number(found);
      return number != null && findings.agree(due.doubleValue(), number);
    }
    return found.equals(expected == null ? "" : expected.toString());
  }

  /** The number in a text as it stands in JSON; null if it is none. */
  static @Nullable Double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
