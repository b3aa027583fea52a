package sdedge.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedFolder.Saved;

/**
 * Finds what {@code compare} wrote of the instance of a result.
 *
 * @param given comparisons that were named
 * @param warnings is notified of comparisons that cannot be read
 */
public record Comparisons(List<Saved> given, Consumer<String> warnings) {
  public Comparisons {
    given = List.copyOf(given);
  }

  /** The first that was named, else the first by name beside the directory; null for none. */
  public @Nullable Saved of(Saved result) throws IOException {
    Stream<Saved> all = Stream.concat(given.stream(), beside(result).stream());
    return all.filter(comparison -> isOf(comparison, result)).findFirst().orElse(null);
  }

  private static boolean isOf(Saved comparison, Saved result) {
    String instance = result.sha256();
    return instance != null
        && comparison.run().inputs().containsValue(instance)
        && comparison.run().settings().equals(result.run().settings());
  }

  private List<Saved> beside(Saved result) throws IOException {
    Path directory = named(Path.of(result.directory()));
    Path folder = directory.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      return siblings
          .filter(SavedFolder::mayHoldComparison)
          .sorted()
          .flatMap(sibling -> comparison(directory.resolveSibling(sibling.getFileName())))
          .toList();
    }
  }

  /** A directory by a path that ends with its name. */
  public static Path named(Path directory) throws IOException {
    Path normal = directory.normalize();
    boolean hasName = !normal.endsWith("") && !normal.endsWith("..");
    return hasName ? normal : directory.toRealPath();
  }

  private Stream<Saved> comparison(Path directory) {
    try {
      return Stream.of(SavedFolder.read(directory)).filter(Saved::isComparison);
    } catch (IOException | InvalidInputException e) {
      warnings.accept("warning: left out: " + e.getMessage());
      return Stream.of();
    }
  }
}
