package sdedge.check.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a result, wherever they are. */
public interface ResultSource {
  /** The names of all files. */
  Set<String> names() throws IOException;

  /** The content of one of them. */
  InputStream open(String name) throws IOException;

  /** The files of a directory. */
  static ResultSource of(Path directory) {
    return new ResultSource() {
      @Override
      public Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> entries = Files.list(directory)) {
          entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
      }

      @Override
      public InputStream open(String name) throws IOException {
        return Files.newInputStream(directory.resolve(name));
      }
    };
  }

  /** Files in memory. */
  static ResultSource of(Map<String, byte[]> files) {
    return new ResultSource() {
      @Override
      public Set<String> names() {
        return files.keySet();
      }

      @Override
      public InputStream open(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
          throw new IOException(name + ": no such file");
        }
        return new ByteArrayInputStream(content);
      }
    };
  }
}
