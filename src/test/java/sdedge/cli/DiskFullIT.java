package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes that fail because there is no room: the limit of file sizes, a full device, a full disk.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class DiskFullIT {
  private static final String LARGE = "src/test/resources/reference/speed/tasks-100.json";
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  private Program program() {
    return new Program(folder);
  }

  /** Files of more than 1 KiB (2 on some systems) are refused, as on a full disk. */
  private Program limited() {
    return program().with("-XX:-UsePerfData").after("ulimit -f 2; exec \"$@\"");
  }

  private static Object[] command(String command, Path output) throws IOException {
    String option = command.equals("sweep") ? "--csv" : "-o";
    List<Object> argv = new ArrayList<>(List.of(command, LARGE, option, output));
    argv.addAll(
        switch (command) {
          case "solve" -> List.of("--method", "random");
          case "compare" -> cases();
          case "sweep" -> List.of("--methods", "random", "--set", "speculation.max_length=3:30:1");
          default -> List.of("--methods", "random", "--repeats", "30", "--warmup", "0");
        });
    return argv.toArray();
  }

  /** So many instances that their rows do not fit. */
  private static List<Object> cases() throws IOException {
    List<Object> cases = new ArrayList<>(List.of("--methods=random"));
    WholeResult.names(Cli.CASES).stream()
        .filter(name -> name.endsWith(".yaml"))
        .limit(15)
        .forEach(name -> cases.add(Cli.CASES.resolve(name)));
    return cases;
  }

  private void assertRefused(int code, Path output, String reason) throws Exception {
    String err = program().err();
    assertThat(code).as(err).isEqualTo(8);
    assertThat(err).startsWith("sdedge: ").contains(output.getFileName().toString(), reason);
    assertThat(err.lines()).hasSizeLessThanOrEqualTo(4); // a sweep tells its values and its time
    assertThat(err).doesNotContain("\tat ", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"solve", "compare", "sweep"})
  void aFileTooLargeLeavesTheOldOutput(String command) throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    Path output = place.resolve("output");
    String small = Cli.CASES.resolve("case-008.yaml").toString();
    Object[] first = command(command, output);
    first[1] = small;
    assertThat(program().run(first)).as(program().err()).isZero();
    byte[] before = bytes(output);

    int code = limited().run(command(command, output));

    assertRefused(code, output, "File too large");
    assertThat(WholeResult.names(place)).containsExactly("output");
    assertThat(bytes(output)).isEqualTo(before);
  }

  private static byte[] bytes(Path output) throws Exception {
    if (Files.isDirectory(output)) {
      WholeResult.check(output);
      return Files.readAllBytes(output.resolve("run.json"));
    }
    return Files.readAllBytes(output);
  }

  @Test
  void aBenchmarkKeepsWholeRowsAndGoesOnWhenThereIsRoom() throws Exception {
    Path output = folder.resolve("output");

    int code = limited().run(command("bench", output));

    assertRefused(code, output, "File too large");
    String rows = Files.readString(output.resolve("runs.csv"));
    assertThat(rows).endsWith("\n");
    assertThat(rows.lines().count()).isBetween(2L, 30L);
    List<Object> again = new ArrayList<>(List.of(command("bench", output)));
    again.add("--resume");
    assertThat(program().run(again.toArray())).as(program().err()).isZero();
    assertThat(Files.readString(output.resolve("runs.csv"))).startsWith(rows);
    assertThat(Files.readAllLines(output.resolve("runs.csv"))).hasSize(31);
  }

  @Test
  void aFullStandardOutputIsAnErrorButTheFilesAreThere() throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");
    Path output = folder.resolve("output");

    int code =
        program().after("exec \"$@\" >/dev/full").run("solve", Cli.ROLLING, "--json", "-o", output);

    assertThat(code).isEqualTo(8);
    assertThat(program().err())
        .isEqualTo("sdedge: the standard output cannot be written: No space left on device\n");
    WholeResult.check(output);
  }

  /** A file system of 64 KiB. */
  @Test
  void aFullDiskLeavesTheOldOutput() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mounted(disk), "no permission to mount a small file system");
    try {
      Path output = disk.resolve("output");
      String small = Cli.CASES.resolve("case-008.yaml").toString();
      assertThat(program().run("solve", small, "-o", output)).isZero();

      int code = program().run("solve", LARGE, "--method", "random", "-o", output);

      assertRefused(code, output, "No space left on device");
      assertThat(WholeResult.names(disk)).containsExactly("output");
      WholeResult.check(output);
    } finally {
      run("umount", disk.toString());
    }
  }

  private static boolean mounted(Path disk) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
