package sdedge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a call of the program reads, which no output of it may take the place of. */
public final class ReadFiles {
  private final Set<Path> files = ConcurrentHashMap.newKeySet();

  public void add(Path file) {
    files.add(file);
  }

  public void addAll(Collection<String> names) {
    names.forEach(name -> add(Path.of(name)));
  }

  /** Adds the files of a folder, if it is one. */
  public void addFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.filter(Files::isRegularFile).forEach(files::add);
      }
    }
  }

  /** The one that a file is, by whatever name; null if none. */
  @Nullable Path same(Path file) throws IOException {
    for (Path each : files) {
      if (Files.exists(each) && Files.isSameFile(each, file)) {
        return each;
      }
    }
    return null;
  }

  /** One that lies in a folder, however deep; null if none. */
  @Nullable Path in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    for (Path each : files) {
      if (Files.exists(each) && each.toRealPath().startsWith(real)) {
        return each;
      }
    }
    return null;
  }
}
