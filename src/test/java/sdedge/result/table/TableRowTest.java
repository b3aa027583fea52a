package sdedge.result.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of a table writes a row and reads it back. */
class TableRowTest {
  private record Thing(String name, @Nullable String remark, int count, @Nullable Double seconds) {}

  private static final Table<Thing> TABLE =
      Table.of(
          text("name, of it", Thing::name),
          optional(text("remark", Thing::remark)),
          column("count", Thing::count),
          optional(column("seconds", Thing::seconds)));

  private static TableRow parsed(String line) {
    return TableRow.parse(TABLE, line.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenReadsBack() {
    for (Thing thing :
        List.of(
            new Thing("a, \"b\"", "x", -3, 1e-300),
            new Thing("12", null, 0, null),
            new Thing("ü", "-", 7, 0.1))) {
      TableRow row = TABLE.row(thing);
      TableRow read = TableRow.parse(TABLE, row.line());

      assertThat(read).isEqualTo(row);
      assertThat(read.text("name, of it")).isEqualTo(thing.name());
      assertThat(read.text("remark")).isEqualTo(thing.remark() == null ? "" : thing.remark());
      assertThat(read.number("count")).isEqualTo(thing.count());
      assertThat(read.number("seconds")).isEqualTo(thing.seconds());
    }
    assertThat(TABLE.row(new Thing("a", null, 1, 2.0)).line())
        .isEqualTo("a,,1,2.0\n".getBytes(UTF_8));
    assertThat(TableRow.header(TABLE))
        .isEqualTo("\"name, of it\",remark,count,seconds\n".getBytes(UTF_8));
  }

  /** Too few, too many, no number, a gap where there must be none, two lines. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b,1\n",
        "a,b,1,2,3\n",
        "a,b,x,2\n",
        "a,b,1,2s\n",
        "a,b,01,2\n",
        "a,b,1,NaN\n",
        "a,b,,2\n",
        ",b,1,2\n",
        "a,b,1,2\rc,d,3,4\n",
        "\"a,b,1,2\n"
      })
  void otherLinesAreRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> parsed(line));
  }

  @Test
  void theWrongColumnIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parsed("a,b,x,2\n"))
        .withMessage("count cannot be 'x'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parsed("a,b,1\n"))
        .withMessage("a row must have 4 columns");
  }

  @Test
  void aFileIsTheHeaderAndTheLines() {
    TableRow row = parsed("a,,1,\n");

    assertThat(TableRow.file(row.names(), List.of(row, row.with("remark", "b,c"))))
        .isEqualTo("\"name, of it\",remark,count,seconds\na,,1,\na,\"b,c\",1,\n".getBytes(UTF_8));
  }

  /** What looks like a number is one, so that values of a sweep are; gaps are null. */
  @Test
  void inJsonNumbersAreNumbers() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.writeDense(out, parsed("1e6,\"say \"\"x\"\"\",1,\n").object());

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "{\"name, of it\":1e6,\"remark\":\"say \\\"x\\\"\",\"count\":1,\"seconds\":null}\n");
  }
}
