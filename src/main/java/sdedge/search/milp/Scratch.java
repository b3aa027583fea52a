package sdedge.search.milp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sdedge.document.InputFile.AbandonedFile;

/**
 * Directories of this process, named after it, so that a later one can recognise and delete what a
 * killed one left behind.
 */
final class Scratch {
  private static final String PREFIX = "sdedge-milp-";

  private Scratch() {}

  /** Where files are kept between runs: {@code sdedge.cache}, or the user's cache directory. */
  static Path cache() {
    String given = System.getProperty("sdedge.cache", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("sdedge");
  }

  /** A new directory only this user can read, deleted at the end of the process at the latest. */
  static Path create(Path parent) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Path created = Files.createTempDirectory(parent, PREFIX + self.pid() + "-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(created)));
    return created;
  }

  /** Deletes the directories of processes that are gone. */
  static void sweep(Path parent) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path directory : found) {
        if (isAbandoned(directory)) {
          delete(directory);
        }
      }
    } catch (IOException e) {
      // The next run may be luckier.
    }
  }

  private static boolean isAbandoned(Path directory) throws IOException {
    List<String> parts = List.of(directory.getFileName().toString().split("-", -1));
    try {
      return AbandonedFile.is(directory, Long.parseLong(parts.get(2)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Deletes a directory with all it holds, as far as that is possible. */
  static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // Swept by a later run.
    }
  }
}
