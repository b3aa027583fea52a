package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archive of {@code mvn package}, unpacked once for the tests of all processes, where a path
 * has a space: the launcher makes one class archive for them. They write nothing into it.
 */
final class Unpacked {
  private Unpacked() {}

  /** The archive; empty where none was made. */
  static String archive() {
    return System.getProperty("sdedge.distribution", "");
  }

  /** The folder that the archive has. */
  static Path home() throws Exception {
    Path tarball = Path.of(archive()).toAbsolutePath();
    Path place = tarball.resolveSibling("unpacked");
    Path lock = tarball.resolveSibling("unpacked.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Path of = place.resolve("of");
      String made = Files.getLastModifiedTime(tarball).toString();
      if (Files.notExists(of) || !Files.readString(of).equals(made)) {
        remove(place);
        Path spaced = Files.createDirectories(place.resolve("a place"));
        String[] unpack = {"tar", "-xzf", tarball.toString(), "-C", spaced.toString()};
        assertThat(new ProcessBuilder(unpack).inheritIO().start().waitFor()).isZero();
        Files.writeString(of, made);
      }
    }
    return entries(place.resolve("a place")).get(0);
  }

  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
