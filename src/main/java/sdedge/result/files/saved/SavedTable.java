package sdedge.result.files.saved;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvRecord;
import sdedge.document.csv.CsvRecords;
import sdedge.result.table.Table;

/**
 * A table of a result; columns that later versions add at the end are passed over.
 *
 * @param columns in the order of the file
 * @param values of each column: texts or doubles, null where a field is empty
 */
public record SavedTable(
    List<? extends Table.Column<?>> columns, List<List<@Nullable Object>> values) {

  /** The table in a file; what is wrong with it is reported, with its line. */
  static SavedTable read(Problems problems, byte[] file, Table<?> table) throws IOException {
    CsvRecords records = CsvRecords.written(problems, new ByteArrayInputStream(file));
    SavedTable read = new SavedTable(table.columns(), new ArrayList<>());
    table.columns().forEach(column -> read.values.add(new ArrayList<>()));
    Map<String, String> shared = new HashMap<>(); // few words are repeated many times
    int width = table.columns().size();
    CsvRecord row = records.next();
    if (row == null || !row.fields().stream().limit(width).toList().equals(table.names())) {
      String header = "the first line must name the columns " + String.join(",", table.names());
      problems.add(1, 1, "", header);
      return read;
    }
    for (row = records.next(); row != null; row = records.next()) {
      int found = row.fields().size();
      if (found < width) {
        problems.add(row.line(), 1, "", found + " of " + width + " fields");
      }
      for (int i = 0; i < Math.min(found, width); i++) {
        String field = shared.computeIfAbsent(row.fields().get(i), text -> text);
        read.values.get(i).add(value(problems, table.columns().get(i), row.line(), field));
      }
    }
    return read;
  }

  private static @Nullable Object value(
      Problems problems, Table.Column<?> column, int line, String field) {
    if (field.isEmpty() && !column.mayBeEmpty()) {
      problems.add(line, 1, column.name(), "nothing, where there must be a value");
    } else if (!field.isEmpty() && !column.isOfWords()) {
      CsvColumn numbers = CsvColumn.required(column.name(), NumberRange.FINITE);
      return numbers.number(problems, field, line, 1);
    }
    return field.isEmpty() ? null : field;
  }

  /** The number of rows. */
  public int rows() {
    return values.get(0).size();
  }

  /** What stands in a column of some name. */
  public List<@Nullable Object> column(String name) {
    return values.get(columns.stream().map(Table.Column::name).toList().indexOf(name));
  }
}
