package sdedge.check;

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
  @FunctionalInterface
  public interface Opener {
    InputStream open(String name) throws IOException;
  }

  public static ResultSource of(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return new ResultSource(
          entries
              .map(entry -> entry.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          name -> Files.newInputStream(directory.resolve(name)));
    }
  }

  public static ResultSource of(Map<String, byte[]> files) {
    return new ResultSource(
        files.keySet(),
        name -> new ByteArrayInputStream(Objects.requireNonNull(files.get(name), name)));
  }

  boolean has(String name) {
    return names.contains(name);
  }

  InputStream open(String name) throws IOException {
    return files.open(name);
  }

  public byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }
}
