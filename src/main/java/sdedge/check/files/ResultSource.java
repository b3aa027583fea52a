package sdedge.check.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a result, wherever they are.
 *
 * @param names of all files
 */
public record ResultSource(Set<String> names, Opener files) {
  /** Opens a file. */
  @FunctionalInterface
  public interface Opener {
    /** The content of one of the files. */
    InputStream open(String name) throws IOException;
  }

  /** The files of a directory. */
  public static ResultSource of(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return new ResultSource(
          entries
              .map(entry -> entry.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          name -> Files.newInputStream(directory.resolve(name)));
    }
  }

  /** Files in memory. */
  public static ResultSource of(Map<String, byte[]> files) {
    return new ResultSource(
        files.keySet(),
        name -> new ByteArrayInputStream(Objects.requireNonNull(files.get(name), name)));
  }

  /** The content of a file. */
  InputStream open(String name) throws IOException {
    return files.open(name);
  }

  /** All of a file. */
  public byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }
}
