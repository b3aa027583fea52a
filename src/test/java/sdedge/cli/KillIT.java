package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.TestSeeds;

/**
 * Kills the program while it replaces an earlier output: then there is the earlier one or the new
 * one, whole. {@code -Dfault.kills=N} sets how often each command is killed.
 */
@Timeout(1200)
class KillIT {
  private static final int KILLS = Integer.getInteger("fault.kills", 4);
  private static final String OUTPUT = "output";

  @TempDir private Path folder;
  private final Random random = new Random(TestSeeds.first());

  /** What a series of kills met. */
  private static final class Tally {
    private int kept;
    private int replaced;
    private int aside;
    private int leftovers;
    private int endedBefore;

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "kept %d, replaced %d, aside %d, leftovers %d, ended before the kill %d",
          kept,
          replaced,
          aside,
          leftovers,
          endedBefore);
    }
  }

  private static Object[] command(String command, Path output, int variant) {
    String seed = Integer.toString(variant);
    String small = Cli.CASES.resolve("case-008.yaml").toString();
    return switch (command) {
      case "solve" ->
          new Object[] {command, small, "--method", "random", "--seed", seed, "-o", output};
      case "compare" ->
          new Object[] {command, small, "--methods", "random,greedy", "--seed", seed, "-o", output};
      default ->
          new Object[] {
            command,
            small,
            "--set",
            "speculation.max_length=0:2:1",
            "--methods",
            "random",
            "--seed",
            seed,
            "--csv",
            output
          };
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"solve", "compare", "sweep"})
  void afterAKillThereIsTheOldOutputOrTheNewOne(String command) throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    Path output = place.resolve(OUTPUT);
    Tally tally = new Tally();
    int variant = 1;
    assertThat(program().run(command(command, output, variant))).isZero();
    String old = content(output);
    long usualMs = usualMs(command);
    for (int kill = 0; kill < KILLS; kill++) {
      variant++;
      boolean whileWriting = kill % 4 != 0;
      if (kill(command, output, variant, whileWriting ? -1 : random.nextLong(usualMs))) {
        tally.endedBefore++;
      }
      countLeftovers(place, tally);
      if (!Files.exists(output)) {
        tally.aside++;
        assertThat(program().run(command(command, output, variant))).isZero();
      }
      String now = content(output);
      if (now.equals(old)) {
        tally.kept++;
      } else {
        tally.replaced++;
        old = now;
      }
    }
    assertThat(program().run(command(command, output, variant + 1))).isZero();

    assertThat(WholeResult.names(place)).as("after one more run").containsExactly(OUTPUT);
    assertThat(tally.kept + tally.replaced).isEqualTo(KILLS);
    assertThat(tally.endedBefore).as(tally.toString()).isLessThan(KILLS);
    System.out.printf("KillIT %s: %d kills, %s%n", command, KILLS, tally);
  }

  private Program program() {
    return new Program(folder);
  }

  private long usualMs(String command) throws Exception {
    long begin = System.nanoTime();
    program().run(command(command, folder.resolve("usual"), 1));
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  /**
   * Kills a run after a time, or, if that is negative, a moment after it has begun to write.
   *
   * @return whether it had ended before
   */
  private boolean kill(String command, Path output, int variant, long afterMs) throws Exception {
    Process process = program().start(command(command, output, variant));
    if (afterMs >= 0) {
      process.waitFor(afterMs, TimeUnit.MILLISECONDS);
    } else {
      awaitWriting(process, output.resolveSibling(""));
      LockSupport.parkNanos(random.nextInt(8_000_000));
    }
    boolean ended = !process.isAlive();
    process.destroyForcibly().waitFor();
    return ended;
  }

  private static void awaitWriting(Process process, Path place) throws Exception {
    Set<String> before = WholeResult.names(place);
    while (process.isAlive() && WholeResult.names(place).equals(before)) {
      LockSupport.parkNanos(100_000); // what is killed has the processor
    }
  }

  /** What is left beside the output can be told by its name. */
  private static void countLeftovers(Path place, Tally tally) throws Exception {
    List<String> left = new ArrayList<>(WholeResult.names(place));
    left.remove(OUTPUT);
    assertThat(left).allMatch(name -> name.matches("\\.output\\.(new|old)-\\d+-[0-9a-f]+"));
    tally.leftovers += left.isEmpty() ? 0 : 1;
  }

  /** The content of a whole output, without what differs between equal runs. */
  private static String content(Path output) throws Exception {
    if (Files.isRegularFile(output)) {
      String csv = Files.readString(output);
      assertThat(csv.lines()).hasSize(4);
      return csv;
    }
    WholeResult.check(output);
    StringBuilder all = new StringBuilder();
    for (String name : WholeResult.names(output)) {
      if (!name.equals("run.json")) {
        byte[] bytes = Files.readAllBytes(output.resolve(name));
        all.append(name).append(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
