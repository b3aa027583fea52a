package sdedge.result.files.saved;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvRecords;
import sdedge.document.csv.CsvRecords.CsvRecord;
import sdedge.result.table.Table;

/**
 * A table of a result; columns that later versions add at the end are passed over.
 *
 * @param columns in the order of the file
 * @param values of each column: texts or doubles, null where a field is empty
 */
public record SavedTable(
    List<? extends Table.Column<?>> columns, List<List<@Nullable Object>> values) {

  /** Which rows of a table are kept. */
  @FunctionalInterface
  public interface Kept {
    /**
     * Whether a row is.
     *
     * @param row its values, by column
     */
    boolean test(List<@Nullable Object> row);
  }

  /**
   * The table in a file that no result names.
   *
   * @throws InvalidInputException with all that is wrong with it
   */
  public static SavedTable read(Path file, Table<?> table)
      throws InvalidInputException, IOException {
    Problems problems = new Problems(file.toString());
    SavedTable read = read(problems, InputFile.read(problems, file), table);
    problems.throwIfAny();
    return read;
  }

  /** The table in a file; what is wrong with it is reported, with its line. */
  static SavedTable read(Problems problems, byte[] file, Table<?> table) throws IOException {
    return read(problems, new ByteArrayInputStream(file), table, List.of(), row -> true);
  }

  /**
   * Some rows of a table of any length.
   *
   * @param more columns that a file may have behind those of the table
   */
  public static SavedTable read(
      Problems problems,
      InputStream file,
      Table<?> table,
      List<? extends Table.Column<?>> more,
      Kept kept)
      throws IOException {
    CsvRecords records = CsvRecords.written(problems, file);
    CsvRecord header = records.next();
    List<String> names = header == null ? List.of() : header.fields();
    List<Table.Column<?>> columns = new ArrayList<>(table.columns());
    more.stream().filter(column -> names.contains(column.name())).forEach(columns::add);
    SavedTable read = new SavedTable(columns, new ArrayList<>());
    columns.forEach(column -> read.values.add(new ArrayList<>()));
    if (!names.stream().limit(table.columns().size()).toList().equals(table.names())) {
      String first = "the first line must name the columns " + String.join(",", table.names());
      problems.add(1, 1, "", first);
      return read;
    }
    read.add(problems, records, names, kept);
    return read;
  }

  private void add(Problems problems, CsvRecords records, List<String> names, Kept kept)
      throws IOException {
    Map<String, String> shared = new HashMap<>(); // few words are repeated many times
    int[] places = columns.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    int width = Arrays.stream(places).max().orElse(0) + 1;
    for (CsvRecord row = records.next(); row != null; row = records.next()) {
      int found = row.fields().size();
      if (found < width) {
        problems.add(row.line(), 1, "", found + " of " + width + " fields");
        continue;
      }
      List<@Nullable Object> read = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        read.add(value(problems, columns.get(i), row.line(), row.fields().get(places[i])));
      }
      if (kept.test(read)) {
        for (int i = 0; i < places.length; i++) {
          values.get(i).add(shared(shared, read.get(i)));
        }
      }
    }
  }

  private static @Nullable Object shared(Map<String, String> known, @Nullable Object value) {
    return value instanceof String text ? known.computeIfAbsent(text, word -> word) : value;
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
