package sdedge.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.TestSeeds;
import sdedge.cli.Cli.Ended;

/** Tables that grow row by row, in processes of their own that do not come to their end. */
@Timeout(3600)
class GrowingTableKillIT {
  private static final int KILLS = Integer.getInteger("fault.kills", 3);
  private static final int DOUBLES = Integer.getInteger("fault.doubles", 2);
  private static final int ROWS = 52;
  private static final Map<Growing, List<String>> UNDISTURBED = new EnumMap<>(Growing.class);

  @TempDir private Path folder;

  /** A command that continues its table, how it ends when it is whole, and its files. */
  private enum Growing {
    /** One of its instances is malformed. */
    BENCH(
        "bench",
        "runs.csv",
        1,
        List.of(
            Cli.ROLLING,
            "src/test/resources/malformed/bad-names.yaml",
            "--set",
            "speculation.max_length=1",
            "--methods",
            "dp,exhaustive",
            "--repeats",
            "13",
            "--warmup",
            "0",
            "--order",
            "given")),
    SWEEP(
        "sweep",
        "sweep.csv",
        0,
        List.of(
            Cli.ROLLING,
            "--tasks",
            "2,3",
            "--seeds",
            "1..13",
            "--fading",
            "rayleigh",
            "--methods",
            "dp,exhaustive",
            "--order",
            "given"));

    private final String command;
    private final String table;
    private final int whole;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> arguments;

    Growing(String command, String table, int whole, List<String> arguments) {
      this.command = command;
      this.table = table;
      this.whole = whole;
      this.arguments = arguments;
    }

    List<String> rows(Path out) throws IOException {
      Path file = out.resolve(table);
      return this == BENCH ? BenchRows.deterministic(file) : Files.readAllLines(file);
    }
  }

  private Process started(Growing growing, Path out) throws IOException {
    List<Object> argv = new ArrayList<>(List.of(growing.command, "--resume", "-o", out));
    argv.addAll(growing.arguments);
    return new Program(folder).with("-Xmx256m", "-XX:+DisableExplicitGC").start(argv.toArray());
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Waits until the process has written something, or has ended. */
  private static void awaitGrowth(Process process, Path file, long before) throws Exception {
    while (process.isAlive() && size(file) <= before) {
      Thread.sleep(1);
    }
  }

  /** The rows of a table that came to its end, made once for all tests. */
  private List<String> undisturbed(Growing growing) throws IOException {
    List<String> known = UNDISTURBED.get(growing);
    if (known == null) {
      known = made(growing);
      UNDISTURBED.put(growing, known);
    }
    return known;
  }

  private List<String> made(Growing growing) throws IOException {
    Path out = folder.resolve("undisturbed");
    List<Object> argv = new ArrayList<>(List.of(growing.command, "-o", out));
    argv.addAll(growing.arguments);
    Ended ended = Cli.run(argv.toArray());
    assertThat(ended.code()).as(ended.err()).isEqualTo(growing.whole);
    return growing.rows(out);
  }

  private int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(300, SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Begins in a new folder whenever a table came to its end before it could be killed. */
  @ParameterizedTest
  @EnumSource(Growing.class)
  void aKilledTableLosesAndRepeatsNothing(Growing growing) throws Exception {
    List<String> expected = undisturbed(growing);
    assertThat(expected).hasSize(ROWS + 1);
    Random random = new Random(TestSeeds.first());
    int torn = 0;
    int tables = 0;
    Path out = folder.resolve("out-0");
    for (int kills = 0; kills < KILLS; ) {
      Path file = out.resolve(growing.table);
      Process process = started(growing, out);
      awaitGrowth(process, file, size(file));
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly();
      if (ended(process) == growing.whole) {
        assertThat(growing.rows(out)).isEqualTo(expected);
        out = folder.resolve("out-" + ++tables);
      } else {
        kills++;
        torn += Files.exists(file) && !Files.readString(file).endsWith("\n") ? 1 : 0;
      }
    }
    assertThat(ended(started(growing, out)))
        .as(Files.readString(folder.resolve("err.txt")))
        .isEqualTo(growing.whole);
    assertThat(growing.rows(out)).isEqualTo(expected);
    System.out.printf(
        "%s: %d kills, %d tables whole, %d broken last lines%n",
        growing.command, KILLS, tables + 1, torn);
  }

  /** How a table ends that gets a signal when it has some rows. */
  private int signalled(String signal, Path out) throws Exception {
    Process process = started(Growing.BENCH, out);
    awaitGrowth(process, out.resolve("runs.csv"), 300);
    Program.signal(signal, process);
    assertThat(process.waitFor(10, SECONDS)).isTrue();
    return process.exitValue();
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void aSignalEndsInOrder(String signal, int code) throws Exception {
    Path out = folder.resolve("out");
    int ended = signalled(signal, out);
    for (int table = 0; ended == Growing.BENCH.whole && table < 10; table++) {
      out = folder.resolve("out-" + table); // the one before was whole before the signal came
      ended = signalled(signal, out);
    }

    assertThat(ended).isEqualTo(code);
    Path file = out.resolve("runs.csv");
    assertThat(folder.resolve("err.txt")).content().contains("interrupted after ", "--resume");
    assertThat(Files.readString(file)).endsWith("\n").doesNotContain("interrupted");
    assertThat(out.resolve("bench-summary.csv")).doesNotExist();
    assertThat(ended(started(Growing.BENCH, out))).isEqualTo(Growing.BENCH.whole);
    assertThat(Growing.BENCH.rows(out)).hasSize(ROWS + 1).doesNotHaveDuplicates();
  }

  /** The second start either is refused or begins when the first one has ended. */
  @ParameterizedTest
  @EnumSource(Growing.class)
  void doubledStartsNeitherLoseNorMixRows(Growing growing) throws Exception {
    List<String> expected = undisturbed(growing);
    Random random = new Random(TestSeeds.first());
    int refused = 0;
    for (int pair = 0; pair < DOUBLES; pair++) {
      Path out = folder.resolve("doubled-" + pair);
      Process first = started(growing, out);
      Thread.sleep(random.nextInt(100));
      Process second = started(growing, out);
      for (Process process : List.of(first, second)) {
        int code = ended(process);
        assertThat(code).isIn(growing.whole, 8);
        refused += code == 8 ? 1 : 0;
      }
      assertThat(growing.rows(out)).isEqualTo(expected);
      assertThat(out.toFile().list()).hasSize(3);
    }
    assertThat(refused).as("refused of " + DOUBLES).isPositive();
    System.out.printf("%s: %d doubled starts, %d refused%n", growing.command, DOUBLES, refused);
  }
}
