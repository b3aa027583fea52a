package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.study.Search;

/**
 * Inputs that are no files, never end, or are far too many end every command soon, with a reason.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HostileInputIT {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String QUICKSTART = "instances/quickstart.yaml";

  @TempDir private Path folder;

  /** Waits for ever, or always has more. */
  private static final class Endless extends InputStream {
    private final boolean silent;

    Endless(boolean silent) {
      this.silent = silent;
    }

    @Override
    public int read() {
      while (silent) {
        try {
          Thread.sleep(10_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }
      return '#';
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      Arrays.fill(bytes, from, from + length, (byte) read());
      return length;
    }
  }

  private static Ended runReading(InputStream in, Object... argv) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = List.of(argv).stream().map(Object::toString).toArray(String[]::new);
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    int code =
        assertTimeoutPreemptively(
            LONGEST,
            () ->
                Main.run(
                    arguments, in, out, errors, new Signals(), Search.SOLVER, TimeSource.SYSTEM));
    return new Ended(code, "", err.toString(StandardCharsets.UTF_8));
  }

  private static Ended run(Object... argv) {
    return assertTimeoutPreemptively(LONGEST, () -> Cli.run(argv));
  }

  private List<Object> command(String name, Object file) {
    List<Object> command = new ArrayList<>(List.of(name, file));
    if (name.equals("evaluate")) {
      command.add(folder.resolve("plan.json"));
    } else if (name.equals("sweep")) {
      command.addAll(List.of("--set", "speculation.max_length=1,2"));
    }
    return command;
  }

  private void assertRefused(String name, Object file, int code, String reason) {
    Ended ended = run(command(name, file).toArray());

    assertThat(ended.out() + ended.err()).contains(reason).doesNotContain("\tat ", "internal");
    assertThat(ended.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "solve", "evaluate", "compare", "sweep"})
  void whatIsNoFileIsRefused(String name) throws Exception {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    Path zero = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

    assertRefused(name, folder, 8, folder + ": is a directory, not a file");
    assertRefused(name, folder.resolve("none"), 8, folder + "/none: no such file");
    assertRefused(name, loop, 8, loop + ": ");
    assertRefused(name, "a\0b", 8, "Nul character not allowed");
    assertRefused(name, "/dev/null", 3, "/dev/null:1:1: the file is empty");
    assertRefused(name, zero, 3, zero + ": the file is larger than 64 MiB (67108864 bytes)");
    Files.delete(zero); // the clean-up would warn of it
  }

  @Test
  void aPipeThatNobodyWritesIntoIsRefused() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertRefused("validate", pipe, 8, pipe + ": is a pipe that nobody writes into");
  }

  @Test
  void aPipeIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process cat = new ProcessBuilder("cp", QUICKSTART, pipe.toString()).start();

    assertThat(run("validate", pipe).out()).isEqualTo(pipe + ": valid, 8 tasks, 1 drafter\n");
    assertThat(cat.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "solve", "compare", "sweep"})
  void anEndlessInputIsRefused(String name) {
    Ended ended = runReading(new Endless(false), command(name, "-").toArray());

    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void theTimeLimitHoldsWhileReading() {
    Ended ended = runReading(new Endless(true), "solve", "-", "--time-limit", "100ms");

    assertThat(ended.err()).isEqualTo("sdedge: the time limit was reached while reading -\n");
    assertThat(ended.code()).isEqualTo(6);
  }

  @Test
  void aSignalEndsTheReading() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(java, "-cp", classes, "sdedge.cli.Main", "solve", "-").start();
    process.getOutputStream().write("version: 1\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush(); // more than a pipe holds: reading has begun

    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  @Test
  void aSweepOfTooManyTasksIsRefusedAtOnce() throws Exception {
    String text = Files.readString(Path.of(QUICKSTART));
    String last = text.strip().substring(text.strip().lastIndexOf('\n') + 1);
    StringBuilder many = new StringBuilder(text.strip() + "\n");
    for (int i = 0; i < 1_000; i++) {
      many.append(last.replaceFirst("id: \\w+", "id: more" + i)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("many.yaml"), many);

    Ended ended = run("sweep", file, "--set", "tasks[*].acceptance=0:1:0.0002");

    assertThat(ended.err())
        .isEqualTo(
            "sdedge: the 5001 instances of the sweep have more than 2000000 tasks together."
                + " Maybe sweep fewer values?\n");
    assertThat(ended.code()).isEqualTo(6);
  }

  @Test
  void aSweepStopsAtVeryManyProblems() {
    Ended ended = run("sweep", QUICKSTART, "--set", "version=2:9999:1");

    assertThat(Cli.lines(ended.err())).hasSize(1_000);
    assertThat(ended.code()).isEqualTo(3);
  }

  /** Twice the memory that the largest input takes is far less than this. */
  @Test
  void theLargestInputsFitIntoOneGibibyte() throws Exception {
    Path largest = folder.resolve("largest.yaml");
    Files.writeString(largest, "[" + "{a: 1},".repeat(8_000_000) + "]");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                java, "-Xmx1g", "-cp", classes, "sdedge.cli.Main", "validate", largest.toString())
            .start();

    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(out).endsWith("[1666666]: the file has more than 5000000 values and keys\n");
    assertThat(process.waitFor()).isEqualTo(3);
  }
}
