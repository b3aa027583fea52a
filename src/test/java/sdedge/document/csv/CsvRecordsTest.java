package sdedge.document.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.NumberRange;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.csv.CsvRecords.CsvRecord;

class CsvRecordsTest {
  private final Problems problems = new Problems("f");

  private static List<CsvRecord> all(CsvRecords records) throws IOException {
    List<CsvRecord> all = new ArrayList<>();
    for (CsvRecord record = records.next(); record != null; record = records.next()) {
      all.add(record);
    }
    return all;
  }

  private List<CsvRecord> byPeople(String text) throws IOException {
    return all(CsvRecords.of(problems, new StringReader(text)));
  }

  private List<CsvRecord> byPrograms(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return all(CsvRecords.written(problems, new ByteArrayInputStream(bytes)));
  }

  private List<String> found() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void linesEndAsOnAnySystemAndAreCounted() throws IOException {
    assertThat(byPeople("a,b\r\n1,\n\r,2"))
        .containsExactly(
            new CsvRecord(1, "a,b", List.of("a", "b")),
            new CsvRecord(2, "1,", List.of("1", "")),
            new CsvRecord(3, "", List.of("")),
            new CsvRecord(4, ",2", List.of("", "2")));
    assertThat(byPeople("")).isEmpty();
    assertThat(byPeople("a\n")).hasSize(1);
    assertThat(found()).isEmpty();
  }

  /** A line end that two buffers share is one. */
  @Test
  void textsMayBeLongerThanAnyBuffer() throws IOException {
    for (int length = 8_189; length <= 8_193; length++) {
      String first = "x".repeat(length);
      assertThat(byPeople(first + "\r\ny\r\n"))
          .extracting(CsvRecord::text)
          .containsExactly(first, "y");
    }
  }

  @Test
  void quotesMeanSomethingToPrograms() throws IOException {
    String text = "\"a,\"\"b\",c\n";

    assertThat(byPrograms(text).get(0).fields()).containsExactly("a,\"b", "c");
    assertThat(byPeople(text).get(0).fields()).containsExactly("\"a", "\"\"b\"", "c");
    assertThat(byPrograms("a\n\"b\n")).hasSize(1);
    assertThat(found()).singleElement().asString().startsWith("f:2:1: not a CSV file: ");
  }

  @Test
  void onlyPeopleMayBeginWithAByteOrderMark() throws IOException {
    assertThat(byPeople("\uFEFFa").get(0).text()).isEqualTo("a");
    assertThat(byPrograms("\uFEFFa")).isEmpty();
    assertThat(found()).containsExactly("f:1:1: character U+FEFF is not allowed");
  }

  @Test
  void whatCannotBeReadIsReportedAndTheLast() throws IOException {
    byte[] latin = {'a', '\n', (byte) 0xe9, '\n', 'b', '\n'};

    assertThat(byPeople("a\n\uD83D\uDE00\u0007\nb")).hasSize(1);
    assertThat(byPeople("x".repeat(10_000) + "\n" + "x".repeat(10_001))).hasSize(1);
    assertThat(all(CsvRecords.written(problems, new ByteArrayInputStream(latin)))).isEmpty();
    assertThat(found())
        .containsExactly(
            "f:1:1: the line is not valid UTF-8",
            "f:2:1: the line is longer than 10000 characters",
            "f:2:2: character U+0007 is not allowed");
  }

  @Test
  void fieldsHaveTheirPlaces() {
    CsvRecord record = new CsvRecord(3, "ä,\uD83D\uDE00,x", List.of("ä", "\uD83D\uDE00", "x"));

    assertThat(List.of(record.column(0), record.column(1), record.column(2)))
        .containsExactly(1, 3, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1.5|1.5|-",
        "+.5e1|5|-",
        "0|0|f:2:7: x: 0 must be > 0; seconds",
        "''|NaN|f:2:7: x: nothing must be a number > 0",
        "1d|NaN|f:2:7: x: 1d must be a number > 0",
        "NaN|NaN|f:2:7: x: NaN must be a number > 0",
        "1e999|Infinity|f:2:7: x: 1e999 is beyond the largest double"
      })
  void numbersAreDecimal(String field, Double value, String problem) {
    CsvColumn column = CsvColumn.required("x", NumberRange.POSITIVE).withHint("; seconds");

    assertThat(column.number(problems, field, 2, 7)).isEqualTo(value);
    assertThat(found()).isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @Test
  void anEmptyFieldIsNoNumberWhereItMayBeEmpty() {
    CsvColumn column = CsvColumn.optional("x", NumberRange.POSITIVE);

    assertThat(column.number(problems, "", 2, 7)).isNaN();
    assertThat(found()).isEmpty();
  }
}
