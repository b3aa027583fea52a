package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.storage.RowLog;

class RunLogTest {
  private static final Table<?> TABLE = TrialTable.bench(Shard.WHOLE);
  private static final TableRow FIRST = Runs.row("a, \"b\".yaml", "dp", 1);
  private static final TableRow SECOND =
      Runs.failed("a.yaml", "milp:scip", 1, new Shard(2, 3), "two\nlines,\u0000 \"x\"");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("runs.csv");
  }

  private void write(TableRow... runs) throws IOException {
    try (RowLog log = RowLog.open(file(), TABLE)) {
      for (TableRow run : runs) {
        log.append(run);
      }
    }
  }

  private List<TableRow> reopened() throws IOException {
    try (RowLog log = RowLog.open(file(), TABLE)) {
      return log.rows();
    }
  }

  @Test
  void rowsReadBackAsWritten() throws Exception {
    write(FIRST);
    write(SECOND);

    assertThat(reopened()).containsExactly(FIRST, SECOND);
    assertThat(Files.readAllLines(file())).hasSize(3);
    assertThat(TrialTable.error(SECOND)).isEqualTo("two lines, \"x\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml,dp,2,1/1,opti", "\"a.ya", "\u0000\u0000\u0000\n", "x,y\n"})
  void aLastLineThatBrokeOffIsDropped(String torn) throws Exception {
    write(FIRST);
    String whole = Files.readString(file());
    Files.writeString(file(), torn, StandardOpenOption.APPEND);

    assertThat(reopened()).containsExactly(FIRST);
    assertThat(file()).hasContent(whole);
  }

  @Test
  void everyPrefixOfAFileCanBeContinued() throws Exception {
    write(FIRST, SECOND);
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      int kept = reopened().size();
      write(List.of(FIRST, SECOND).subList(kept, 2).toArray(TableRow[]::new));
      assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }
  }

  @Test
  void damageInTheMiddleIsRefused() throws Exception {
    write(FIRST, SECOND);
    Files.writeString(file(), Files.readString(file()).replaceFirst("dp,1", "dp,x"));

    assertThatIOException()
        .isThrownBy(this::reopened)
        .withMessageContaining("runs.csv: line 2 is damaged");
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Files.writeString(file(), "my own table\n");

    assertThatIOException().isThrownBy(this::reopened).withMessageContaining("has other columns");
    assertThat(file()).hasContent("my own table\n");
  }

  @Test
  void onlyOneMayWrite() throws Exception {
    try (RowLog log = RowLog.open(file(), TABLE)) {
      assertThatIOException().isThrownBy(this::reopened).withMessageContaining("another sdedge");
      log.append(FIRST);
    }
    assertThat(reopened()).containsExactly(FIRST);
  }
}
