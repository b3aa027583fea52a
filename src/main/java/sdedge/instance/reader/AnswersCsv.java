package sdedge.instance.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.Problems;
import sdedge.document.csv.CsvColumn;
import sdedge.document.csv.CsvTable;
import sdedge.document.csv.CsvTable.CsvRow;
import sdedge.instance.Acceptance;

/** Parses the CSV text of a class of answers, a row for each outcome. */
final class AnswersCsv {
  private static final String TOKENS = "output_tokens";
  private static final String WEIGHT = "weight";
  private static final String ACCEPTANCE = "acceptance";
  private static final String OF_MODE = ACCEPTANCE + ":";
  private static final NumberRange COUNT =
      new NumberRange(1, true, Integer.MAX_VALUE, "an integer from 1 to " + Integer.MAX_VALUE);

  private final Problems problems;
  private List<CsvColumn> columns = List.of();

  private AnswersCsv(Problems problems) {
    this.problems = problems;
  }

  /** The outcomes; everything wrong is reported. */
  static List<AnswersBinder.Row> rows(Problems problems, String text) {
    return new AnswersCsv(problems).rows(text);
  }

  private List<AnswersBinder.Row> rows(String text) {
    List<AnswersBinder.Row> rows = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      for (CsvRow row :
          CsvTable.read(
              problems, new ByteArrayInputStream(bytes), this::columns, AnswersBinder.OUTCOMES)) {
        rows.add(row(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    if (rows.isEmpty() && problems.count() == 0) {
      problems.add(1, 1, "", "the table must have 1 to " + AnswersBinder.OUTCOMES + " rows");
    }
    return rows;
  }

  private List<CsvColumn> columns(List<String> header) {
    List<CsvColumn> wanted = new ArrayList<>(List.of(CsvColumn.required(TOKENS, COUNT)));
    if (header.contains(WEIGHT)) {
      wanted.add(CsvColumn.required(WEIGHT, NumberRange.POSITIVE));
    }
    for (String name : header) {
      boolean isRates = name.equals(ACCEPTANCE) || name.startsWith(OF_MODE);
      if (isRates && wanted.stream().noneMatch(column -> column.name().equals(name))) {
        wanted.add(CsvColumn.text(name));
      }
    }
    long whole = wanted.stream().filter(column -> column.name().equals(ACCEPTANCE)).count();
    if (whole > 0 && wanted.stream().anyMatch(column -> column.name().startsWith(OF_MODE))) {
      problems.add(1, 1, ACCEPTANCE, "stands beside " + OF_MODE + "MODE; give one of them");
    }
    columns = wanted;
    return wanted;
  }

  private AnswersBinder.Row row(CsvRow row) {
    double tokens = row.values()[0];
    if (tokens != Math.rint(tokens)) {
      String allowed = CsvColumn.shown(row.text(0)) + " must be " + COUNT.text();
      problems.add(row.line(), row.column(0), TOKENS, allowed);
    }
    double weight = 1;
    Acceptance whole = null;
    Map<String, Acceptance> byMode = new LinkedHashMap<>();
    for (int i = 1; i < columns.size(); i++) {
      String name = columns.get(i).name();
      if (name.equals(WEIGHT)) {
        weight = row.values()[i];
      } else if (name.equals(ACCEPTANCE)) {
        whole = acceptance(row, i);
      } else {
        byMode.put(name.substring(OF_MODE.length()), acceptance(row, i));
      }
    }
    @Nullable Acceptance acceptance = byMode.isEmpty() ? whole : Acceptance.ofModes(byMode);
    return new AnswersBinder.Row((int) tokens, acceptance, weight);
  }

  /** Rates with spaces between. */
  private Acceptance acceptance(CsvRow row, int column) {
    CsvColumn rate = CsvColumn.required(columns.get(column).name(), NumberRange.PROBABILITY);
    if (row.text(column).contains("{")) {
      String byContext = "a mapping by context must stand in an instance, not in a table";
      problems.add(row.line(), row.column(column), rate.name(), byContext);
      return Acceptance.of(0);
    }
    String[] rates = row.text(column).split(" +");
    int before = problems.count();
    double[] values =
        Arrays.stream(rates)
            .mapToDouble(each -> rate.number(problems, each, row.line(), row.column(column)))
            .toArray();
    if (values.length > AcceptanceBinder.MOST_RATES) {
      String many = values.length + " rates must be 1 to " + AcceptanceBinder.MOST_RATES;
      problems.add(row.line(), row.column(column), rate.name(), many);
    }
    return problems.count() == before ? Acceptance.of(values) : Acceptance.of(0);
  }
}
