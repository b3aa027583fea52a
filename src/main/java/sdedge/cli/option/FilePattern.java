package sdedge.cli.option;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of files in which {@code *}, {@code ?} and brackets stand for others, quoted in a shell.
 */
public record FilePattern(String text) {
  private boolean isPlain() {
    return text.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0) || Files.exists(Path.of(text));
  }

  /**
   * The files of a folder that have such a name, sorted; a name without signs is itself.
   *
   * @throws IOException if there are none
   */
  public List<String> files() throws IOException {
    if (isPlain()) {
      return List.of(text);
    }
    Path path = Path.of(text);
    Path folder = path.toAbsolutePath().getParent();
    List<String> found = new ArrayList<>();
    if (folder != null && Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, String.valueOf(path.getFileName()))) {
        files.forEach(file -> found.add(path.resolveSibling(file.getFileName()).toString()));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(text + ": no file has such a name");
    }
    return found.stream().sorted().toList();
  }

  /** Whether a file has such a name. */
  public boolean matches(String file) {
    return text.equals(file)
        || (!isPlain()
            && FileSystems.getDefault().getPathMatcher("glob:" + text).matches(Path.of(file)));
  }
}
