package sdedge.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void aFileIsReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "something longer");

    AtomicFile.write(file, HELLO);

    assertThat(file).hasContent("hello");
    assertThat(folder.toFile().list()).containsExactly("a.csv");
  }

  @Test
  void aFailureNamesTheReasonAndLeavesNothing() throws Exception {
    Path gone = folder.resolve("gone/a.csv");
    Path full = folder.resolve("full/a.csv");
    Files.createDirectories(full.resolve("x"));

    assertThatThrownBy(() -> AtomicFile.write(gone, HELLO))
        .hasMessageStartingWith(gone + ": cannot be written: ")
        .hasMessageEndingWith("no such file or directory");
    assertThatThrownBy(() -> AtomicFile.write(full, HELLO))
        .hasMessageStartingWith(full + ": cannot be written: ");

    assertThat(folder.resolve("full").toFile().list()).containsExactly("a.csv");
  }

  @Test
  void leftoversOfProcessesThatAreGoneAreRemoved() throws Exception {
    Path file = folder.resolve("a.csv");
    long alive = ProcessHandle.current().pid();
    Path dead = Files.writeString(folder.resolve(".a.csv.new-" + DeadProcess.PID + "-1f"), "x");
    Path other = Files.writeString(folder.resolve(".b.csv.new-" + DeadProcess.PID + "-1f"), "x");
    Path ours = Files.writeString(folder.resolve(".a.csv.new-" + alive + "-1f"), "x");

    AtomicFile.write(file, HELLO);

    assertThat(dead).doesNotExist();
    assertThat(other).exists();
    assertThat(ours).exists();
  }

  @Test
  void symbolicLinksStay() throws Exception {
    Path real = Files.writeString(folder.resolve("real.csv"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);

    AtomicFile.write(link, HELLO);

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("hello");
  }

  @Test
  void aLinkToNothingLeadsToTheFile() throws Exception {
    Path target = folder.resolve("sub/t.csv");
    Files.createDirectory(folder.resolve("sub"));
    Path second = Files.createSymbolicLink(folder.resolve("2.csv"), Path.of("sub/t.csv"));
    Path first = Files.createSymbolicLink(folder.resolve("1.csv"), Path.of("2.csv"));
    AtomicFile.write(first, HELLO);
    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(target).hasContent("hello");
  }

  @Test
  void linksInACircleAreRefused() throws Exception {
    Path one = folder.resolve("1.csv");
    Path two = Files.createSymbolicLink(folder.resolve("2.csv"), one);
    Files.createSymbolicLink(one, two);
    assertThatThrownBy(() -> AtomicFile.write(one, HELLO))
        .hasMessageStartingWith(one + ": cannot be written: ")
        .hasMessageEndingWith(one + ": too many symbolic links");
    assertThat(one).isSymbolicLink();
  }

  /** A device that is replaced by a file is lost to everybody. */
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Test
  void devicesStay() throws Exception {
    Path device = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));

    AtomicFile.write(device, HELLO);

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(device).isSymbolicLink();
    Files.delete(device);
  }
}
