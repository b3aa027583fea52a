package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.cli.Cli.Ended;
import sdedge.study.Search;

/** Somebody changes the place of the output while the search goes on. */
class OutputChangedTest {
  @TempDir private Path folder;

  private interface Change {
    void make() throws IOException;
  }

  /** Runs a command during whose search something happens. */
  private static Ended during(Change change, Object... argv) {
    Search search =
        Cli.search(
            (instance, control) -> {
              try {
                change.make();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return ExitCodesTest.best(instance);
            });
    return Cli.run("", search, argv);
  }

  private Path result() {
    return folder.resolve("place/result");
  }

  private void makePlace() throws IOException {
    Files.createDirectory(folder.resolve("place"));
  }

  private static void delete(Path directory) throws IOException {
    for (String name : WholeResult.names(directory)) {
      Files.delete(directory.resolve(name));
    }
    Files.delete(directory);
  }

  @Test
  void aRemovedPlaceIsMadeAgain() throws Exception {
    makePlace();
    Cli.run("solve", Cli.ROLLING, "-o", result());

    Ended ended =
        during(
            () -> {
              delete(result());
              Files.delete(folder.resolve("place"));
            },
            "solve",
            Cli.ROLLING,
            "-o",
            result());

    assertThat(ended.code()).isZero();
    WholeResult.check(result());
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsNotTouched() throws Exception {
    makePlace();

    Ended ended =
        during(() -> Files.writeString(result(), "mine"), "solve", Cli.ROLLING, "-o", result());

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err())
        .contains(result() + ": the result cannot be written: ", "is a file, not a directory");
    assertThat(result()).hasContent("mine");
    assertThat(WholeResult.names(folder.resolve("place"))).containsExactly("result");
  }

  @Test
  void filesOfOthersInTheDirectoryAreNotTouched() throws Exception {
    makePlace();
    Cli.run("solve", Cli.ROLLING, "-o", result());
    byte[] before = Files.readAllBytes(result().resolve("run.json"));

    Ended ended =
        during(
            () -> Files.writeString(result().resolve("notes.txt"), "mine"),
            "solve",
            Cli.ROLLING,
            "-o",
            result());

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err()).contains("holds more than a result (notes.txt)");
    assertThat(result().resolve("run.json")).hasBinaryContent(before);
    assertThat(WholeResult.names(folder.resolve("place"))).containsExactly("result");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep", "compare"})
  void aFolderOfATableThatIsGoneIsNamed(String command) throws Exception {
    makePlace();
    Path csv = folder.resolve("place/table.csv");
    Object[] argv =
        command.equals("sweep")
            ? new Object[] {command, Cli.ROLLING, "--tasks", "2", "--csv", csv}
            : new Object[] {command, Cli.ROLLING, "--methods", "dp", "--csv", csv};

    Ended ended = during(() -> Files.deleteIfExists(folder.resolve("place")), argv);

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err())
        .startsWith("sdedge: ")
        .contains("place/table.csv: cannot be written: ")
        .endsWith("no such file or directory\n");
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Test
  void aFolderThatBecameReadOnlyIsNamed() throws Exception {
    makePlace();
    Path place = folder.resolve("place");
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
    assumeTrue(place.toFile().setWritable(true));

    Ended ended =
        during(() -> place.toFile().setWritable(false), "solve", Cli.ROLLING, "-o", result());

    assertThat(place.toFile().setWritable(true)).isTrue();
    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err())
        .contains(result() + ": the result cannot be written: ", "permission denied");
    assertThat(place).isEmptyDirectory();
  }

  /** What root cannot write either: a file system that does not take any directory. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void aFileSystemThatTakesNothingIsNamed() throws Exception {
    Path proc = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(proc), "no /proc");

    Ended ended = Cli.run("solve", Cli.ROLLING, "-o", proc.resolve("sdedge-result"));

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err()).startsWith("sdedge: /proc/self/sdedge-result: ");
    assertThat(ended.err().lines()).hasSize(1);
  }
}
