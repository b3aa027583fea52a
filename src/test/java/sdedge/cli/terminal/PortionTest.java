package sdedge.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.HandTime;
import sdedge.check.files.ResultSource;

class PortionTest {
  private final HandTime time = new HandTime();

  @TempDir private Path folder;

  @Test
  void whatIsLeftTakesAsLongAsWhatIsDoneDid() {
    Portion portion = new Portion(time, 5_000);

    assertThat(portion.text()).isEqualTo("0 %");
    time.advance(Duration.ofSeconds(10));
    portion.add(1_250);
    assertThat(portion.text()).isEqualTo("25 %, about 30 s left");
    time.advance(Duration.ofSeconds(70));
    portion.add(1_250);
    assertThat(portion.text()).isEqualTo("50 %, about 1 m 20 s left");
    portion.add(10_000);
    assertThat(portion.text()).isEqualTo("100 %, about 0 s left");
  }

  @Test
  void linesCountAsTheyAreWritten() throws Exception {
    Portion portion = new Portion(time, 4);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    portion
        .counted(
            to -> {
              to.write("a\nb".getBytes(StandardCharsets.UTF_8));
              to.write('\n');
              to.write("no\n".getBytes(StandardCharsets.UTF_8), 2, 1);
            })
        .writeTo(out);

    assertThat(out).hasToString("a\nb\n\n");
    assertThat(portion.text()).startsWith("75 %");
  }

  /** Each file is read twice. */
  @Test
  void bytesOfFilesCountAsTheyAreRead() throws Exception {
    Files.writeString(folder.resolve("a"), "x".repeat(300));
    Files.writeString(folder.resolve("b"), "x".repeat(200));
    Portion portion = Portion.ofCheck(time, folder);
    ResultSource source = portion.counted(ResultSource.of(folder));

    assertThat(source.bytes("a")).hasSize(300);
    assertThat(portion.text()).startsWith("30 %");
    try (InputStream in = source.files().open("b")) {
      assertThat(in.read()).isEqualTo('x');
      assertThat(in.readNBytes(99)).hasSize(99);
    }
    assertThat(portion.text()).startsWith("40 %");
  }
}
