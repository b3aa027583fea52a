package sdedge.result.files.saved;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import sdedge.document.Problems;
import sdedge.document.Quote;
import sdedge.document.SourceText;
import sdedge.result.files.ResultTable;
import sdedge.result.files.saved.SavedTable.SavedColumn;
import sdedge.result.table.Table;

/** Reads the tables of results; columns that later versions add at the end are passed over. */
final class TableReader {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Problems problems;
  private final ResultTable table;
  private final Map<String, String> shared = new HashMap<>();
  private final List<List<@Nullable String>> fields = new ArrayList<>();
  private int rows;

  private TableReader(Problems problems, ResultTable table) {
    this.problems = problems;
    this.table = table;
    table.columns().forEach(column -> fields.add(new ArrayList<>()));
  }

  /** The table in a file; what is wrong with it is reported, with its line and column. */
  static SavedTable read(Problems problems, ResultTable table, byte[] file) throws IOException {
    String text = SourceText.decode(problems, file);
    TableReader reader = new TableReader(problems, table);
    if (text != null) {
      reader.read(text);
    }
    return reader.result();
  }

  private void read(String text) throws IOException {
    String header = "the first line must name the columns " + String.join(",", table.names());
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      boolean first = true;
      for (CSVRecord line : parser) {
        if (!first) {
          row(line);
        } else if (!line.stream().limit(fields.size()).toList().equals(table.names())) {
          problems.add(1, 1, "", header);
          return;
        }
        first = false;
      }
      if (first) {
        problems.add(1, 1, "", header);
      }
    } catch (CSVException | UncheckedIOException e) {
      problems.add(0, 0, "", "not a CSV file: " + e.getMessage());
    }
  }

  private void row(CSVRecord line) {
    if (line.size() < fields.size()) {
      problems.add(rows + 2, 1, "", line.size() + " of " + fields.size() + " fields");
      return;
    }
    for (int i = 0; i < fields.size(); i++) {
      // Few words are repeated many times.
      String field = shared.computeIfAbsent(line.get(i), word -> word);
      boolean isEmpty = field.isEmpty();
      Table.Column<?> column = table.columns().get(i);
      if (isEmpty && !column.mayBeEmpty()) {
        problems.add(rows + 2, 1, column.name(), "nothing, where there must be a value");
      }
      fields.get(i).add(isEmpty ? null : field);
    }
    rows++;
  }

  private SavedTable result() {
    Map<String, SavedColumn> columns = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Table.Column<?> column = table.columns().get(i);
      columns.put(
          column.name(),
          column.isOfWords()
              ? new SavedColumn.Words(fields.get(i))
              : new SavedColumn.Figures(figures(column.name(), fields.get(i))));
    }
    return new SavedTable(rows, columns);
  }

  private List<@Nullable Double> figures(String column, List<@Nullable String> texts) {
    List<@Nullable Double> figures = new ArrayList<>();
    for (String text : texts) {
      figures.add(text == null ? null : figure(column, text, figures.size() + 2));
    }
    return figures;
  }

  private Double figure(String column, String text, int line) {
    try {
      Double value = Double.valueOf(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported like a number that is not finite.
    }
    problems.add(line, 1, column, Quote.shortened(text) + " must be a finite number");
    return 0.0;
  }
}
