package sdedge.study.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sdedge.output.Csv;

/** Finds instance files. */
public final class InstanceFiles {
  private static final Pattern NAME = Pattern.compile("[^.].*\\.(yaml|yml|json)");

  private InstanceFiles() {}

  /**
   * The files given and all {@code *.yaml}, {@code *.yml} and {@code *.json} below the folders
   * given, those of a folder sorted by path; each once.
   */
  public static List<String> find(List<String> filesAndFolders) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (String name : filesAndFolders) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        found.addAll(below(path));
      } else {
        found.add(portable(path));
      }
    }
    return List.copyOf(found);
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .map(InstanceFiles::portable)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + ": cannot be searched: " + e.getMessage(), e);
    }
  }

  private static String portable(Path path) {
    return Csv.path(path.normalize().toString().replace('\\', '/'));
  }
}
