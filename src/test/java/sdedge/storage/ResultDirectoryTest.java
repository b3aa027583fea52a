package sdedge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.result.files.RunInfo;
import sdedge.result.files.RunInfo.Machine;
import sdedge.result.table.FileContent;

class ResultDirectoryTest {
  private static final FileContent HELLO =
      out -> out.write("hello".getBytes(StandardCharsets.UTF_8));
  private static final FileContent FULL_DISK =
      out -> {
        out.write(new byte[100_000]);
        throw new IOException("No space left on device");
      };

  @TempDir private Path folder;

  private static RunInfo run() {
    return run(1);
  }

  private static RunInfo run(double wallS) {
    return new RunInfo(
        List.of("solve"),
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        wallS,
        null,
        new Machine("os", "arch", 1, null),
        Map.of(),
        Map.of());
  }

  private static ResultDirectory at(Path directory) throws IOException {
    return new Outputs(new ReadFiles(), false).directory(directory, "solve");
  }

  private static void write(Path directory, FileContent summary) throws IOException {
    at(directory).write(Map.of("summary.json", summary), () -> run());
  }

  /** A check that takes two seconds is a part of what the run took. */
  @Test
  void whatARunTookIsKnownAfterItsInspection() throws Exception {
    Path directory = folder.resolve("a");
    double[] clockS = {1};

    at(directory)
        .<RuntimeException>write(
            Map.of("summary.json", HELLO),
            sha256 -> run(clockS[0]).with(sha256),
            staged -> {
              assertThat(Files.readString(staged.resolve("run.json"))).contains("\"wall_s\": 1.0");
              clockS[0] += 2;
            });

    assertThat(Files.readString(directory.resolve("run.json"))).contains("\"wall_s\": 3.0");
  }

  @Test
  void createsWhatIsMissing() throws Exception {
    Path directory = folder.resolve("a/b");

    write(directory, HELLO);

    assertThat(directory.resolve("summary.json")).hasContent("hello");
    assertThat(directory.resolve("run.json"))
        .content()
        .contains("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(folder.resolve("a")).isDirectoryContaining(p -> p.endsWith("b"));
    assertThat(folder.resolve("a").toFile().list()).hasSize(1);
  }

  @Test
  void replacesAnEarlierResultAsAWhole() throws Exception {
    Path directory = folder.resolve("a");
    at(directory).write(Map.of("plan.json", HELLO), () -> run());

    write(directory, HELLO);

    assertThat(directory.resolve("plan.json")).doesNotExist();
    assertThat(directory.resolve("summary.json")).exists();
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void aFailureLeavesNothingBehind() {
    Path directory = folder.resolve("a");

    assertThatThrownBy(() -> write(directory, FULL_DISK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory + ": the result cannot be written: No space left");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFailureLeavesAnEarlierResult() throws Exception {
    Path directory = folder.resolve("a");
    write(directory, HELLO);

    assertThatThrownBy(() -> write(directory, FULL_DISK)).isInstanceOf(IOException.class);

    assertThat(directory.resolve("summary.json")).hasContent("hello");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void aBugInAWriterLeavesNothingBehind() {
    FileContent bug =
        out -> {
          throw new IllegalStateException("bug");
        };

    assertThatThrownBy(() -> write(folder.resolve("a"), bug))
        .isInstanceOf(IllegalStateException.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anEmptyDirectoryIsUsed() throws Exception {
    write(folder, HELLO);

    assertThat(folder.resolve("summary.json")).exists();
  }

  @Test
  void symbolicLinksStay() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    write(link, HELLO);

    assertThat(link).isSymbolicLink();
    assertThat(real.resolve("summary.json")).exists();
  }

  /** As after a kill between the two renames. */
  @Test
  void aResultThatWasBeingReplacedIsPutBack() throws Exception {
    Path directory = folder.resolve("a");
    write(directory, HELLO);
    Path aside = Files.move(directory, folder.resolve(".a.old-" + DeadProcess.PID + "-1f"));
    Path complete = Files.createDirectory(folder.resolve(".a.new-" + DeadProcess.PID + "-1f"));
    Files.writeString(complete.resolve("summary.json"), "new");

    at(directory);

    assertThat(directory.resolve("summary.json")).hasContent("hello");
    assertThat(directory.resolve("run.json")).exists();
    assertThat(aside).doesNotExist();
    assertThat(complete).doesNotExist();
  }

  @Test
  void leftoversOfKilledRunsAreRemovedButThoseOfLivingOnesStay() throws Exception {
    Path directory = folder.resolve("a");
    write(directory, HELLO);
    Path replaced = Files.createDirectory(folder.resolve(".a.old-" + DeadProcess.PID + "-1f"));
    Files.writeString(replaced.resolve("plan.json"), "old");
    long alive = ProcessHandle.current().pid();
    Path busy = Files.createDirectory(folder.resolve(".a.new-" + alive + "-1f"));

    at(directory);

    assertThat(replaced).doesNotExist();
    assertThat(busy).exists();
    assertThat(directory.resolve("summary.json")).hasContent("hello");
  }

  /** An old result is thrown away only if there is a new one. */
  @Test
  void anOldResultAsideStaysBesideAnEmptyDirectory() throws Exception {
    Path directory = folder.resolve("a");
    write(directory, HELLO);
    Path aside = Files.move(directory, folder.resolve(".a.old-" + DeadProcess.PID + "-1f"));
    Files.createDirectory(directory);

    at(directory);

    assertThat(aside.resolve("summary.json")).hasContent("hello");
  }

  @Test
  void directoriesOfOthersAreRefused() throws Exception {
    Path directory = folder.resolve("a");
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("run.json"), "{\"kind\": \"sdedge-result\", ");
    assertThatThrownBy(() -> at(directory))
        .hasMessageContaining("not a result (it has no valid run.json)");

    Files.delete(directory.resolve("run.json"));
    write(directory, HELLO);
    Files.writeString(directory.resolve("notes.txt"), "x");
    assertThatThrownBy(() -> at(directory))
        .hasMessageContaining("holds more than a result (notes.txt)");
    assertThat(directory.resolve("notes.txt")).exists();
  }

  @Test
  void aFileOfTheNameOfAnotherResultIsNotOfThisOne() throws Exception {
    Path directory = folder.resolve("a");
    write(directory, HELLO);
    Path own = Files.writeString(directory.resolve("compare.csv"), "mine");
    assertThatThrownBy(() -> at(directory))
        .hasMessageContaining("holds more than a result (compare.csv)");
    assertThat(own).hasContent("mine");

    Files.delete(own);
    at(directory).write(Map.of("compare.csv", HELLO), () -> run());
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("compare.csv", "run.json");
  }

  @Test
  void nothingCanBeBelowAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> at(file.resolve("a"))).hasMessageContaining("file is not a directory");
    assertThatThrownBy(() -> at(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> at(Path.of("/"))).hasMessageContaining("root");
  }
}
