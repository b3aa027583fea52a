package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.check.ResultSource;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.study.Search;

/** A calibration says what it is at, and since when, also while nothing is completed. */
class WorkProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final Screen screen = new Screen();

  private Terminal terminal = screen.terminal(false);

  private WorkProgress course(boolean onTerminal) {
    terminal = screen.terminal(onTerminal);
    return new WorkProgress(terminal, "fitting");
  }

  private String after(long ms) {
    screen.time.advance(Duration.ofMillis(ms));
    terminal.status().tick();
    return screen.news();
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    WorkProgress progress = course(false);

    Callable<String> failing =
        () -> {
          assertThat(after(9_999)).isEmpty();
          assertThat(after(1)).isEqualTo("10.0 s, fitting\n");
          throw new IOException("no disk");
        };
    assertThatThrownBy(() -> progress.duringWithTime(failing)).hasMessage("no disk");
    assertThat(after(5_000)).isEmpty();
  }

  /** A trace of which every read takes a second. */
  private InputStream slow(String trace) {
    byte[] bytes = trace.getBytes(StandardCharsets.UTF_8);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        screen.time.advance(Duration.ofSeconds(1));
        terminal.status().tick();
        return super.read(into, from, length);
      }
    };
  }

  @Test
  void generateSaysWhatItIsAt() {
    Terminal shown = screen.terminal(true);
    terminal =
        new Terminal(
            shown.argv(),
            slow("ContextTokens,GeneratedTokens\n" + "9,8\n".repeat(3)),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            shown.err(),
            true,
            true,
            shown.verbose(),
            shown.status(),
            shown.read(),
            shown.signals(),
            shown.time(),
            shown.started(),
            shown.startedNanos());
    int code =
        RootCommand.commandLine(terminal, Search.SOLVER)
            .execute("generate", "paper", "--tasks", "3", "--trace", "-");
    assertThat(screen.news()).startsWith(ERASE + "reading").endsWith(ERASE);
    assertThat(code).isZero();
  }

  /** Each file is read twice. */
  @Test
  void bytesOfFilesCountAsTheyAreRead(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a"), "x".repeat(300));
    Files.writeString(folder.resolve("b"), "x".repeat(200));
    WorkProgress progress = new WorkProgress(terminal, "", () -> "it");
    ResultSource source = progress.checking("checking %6$s: %4$.0f %%", folder);

    assertThat(source.bytes("a")).hasSize(300);
    assertThat(progress.text()).isEqualTo("checking it: 30 %");
    try (InputStream in = source.files().open("b")) {
      assertThat(in.read()).isEqualTo('x');
      assertThat(in.readNBytes(99)).hasSize(99);
    }
    assertThat(progress.text()).isEqualTo("checking it: 40 %");
  }
}
