package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;

class LatencyTableReaderTest {
  private static final String HEADER = "new_tokens,context_tokens,seconds\n";

  @TempDir Path folder;
  private Path instance = Path.of("");

  @BeforeEach
  void writeInstance() throws Exception {
    instance =
        Files.writeString(
            folder.resolve("instance.yaml"),
            InstanceText.with("latency_model: flops", "latency_model: table, table: sub/t.csv"));
    Files.createDirectory(folder.resolve("sub"));
  }

  private LatencyTable read(String csv) throws Exception {
    Files.writeString(folder.resolve("sub/t.csv"), csv);
    LatencyModel latency = InstanceReader.read(instance).verifier().latency();
    return ((LatencyModel.Table) latency).table();
  }

  private void assertProblem(String csv, String problem) {
    assertThatThrownBy(() -> read(csv)).hasMessage(folder.resolve("sub/t.csv") + problem);
  }

  @Test
  void rowsInAnyOrderBecomeAGrid() throws Exception {
    LatencyTable table = read(HEADER + "8,0,3\n1,256,2e-1\n8,256,4.\n1,0,.1\n");

    assertThat(table.newTokens()).containsExactly(1, 8);
    assertThat(table.contextTokens()).containsExactly(0, 256);
    assertThat(table.seconds()).isDeepEqualTo(new double[][] {{0.1, 0.2}, {3, 4}});
  }

  @Test
  void lineEndsAndByteOrderMarkDoNotMatter() throws Exception {
    assertThat(read("\uFEFF" + HEADER.replace("\n", "\r\n") + "1,0,2").seconds())
        .isDeepEqualTo(new double[][] {{2}});
  }

  @Test
  void theHeaderMustBeExact() {
    assertProblem(
        HEADER.replace("seconds", "Seconds") + "1,0,1\n",
        ":1:1: verifier.table: new_tokens,context_tokens,Seconds must be new_tokens,context_tokens,seconds on the first line");
    assertProblem(
        "",
        ":1:1: verifier.table: the table is empty; its first line must be new_tokens,context_tokens,seconds");
    assertProblem(HEADER, ":1:1: verifier.table: the table must have at least one row");
  }

  @Test
  void placesCountFromOne() {
    assertProblem(HEADER + "1,0,1\n10,20,-3\n", ":3:7: verifier.table: seconds: -3 must be > 0");
    assertProblem(
        HEADER + "1, 0,1\n", ":2:3: verifier.table: context_tokens:  0 must be a number >= 0");
  }

  @Test
  void negativeZeroIsZero() {
    assertProblem(
        HEADER + "1,0,1\n1,-0,1\n",
        ":3:1: verifier.table: new_tokens 1.0, context_tokens 0.0 is a duplicate of the point on line 2");
  }

  @Test
  void aHugeGridIsRefusedQuickly() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 50_000; i++) {
      csv.append(i).append(',').append(i).append(",1\n");
    }

    assertProblem(
        csv.toString(),
        ":1:1: verifier.table: the grid must be full: 2499950000 of its points missing,"
            + " the first at new_tokens 0.0, context_tokens 1.0");
  }

  @Test
  void textThatIsNotUtf8IsReportedInTheTable() throws Exception {
    Files.write(folder.resolve("sub/t.csv"), new byte[] {'a', '\n', 'b', (byte) 0xff});

    assertThatThrownBy(() -> InstanceReader.read(instance))
        .hasMessage(
            folder.resolve("sub/t.csv") + ":2:2: verifier.table: byte 0xFF is not valid UTF-8");
  }
}
