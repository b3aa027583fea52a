package sdedge.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.result.files.saved.Saved;
import sdedge.result.files.saved.SavedComparison;
import sdedge.result.files.saved.SavedFolder;
import sdedge.result.files.saved.SavedResult;

/** Finds what {@code compare} wrote of the instance of a result. */
public final class Comparisons {
  private final List<SavedComparison> given;
  private final Consumer<String> warnings;

  /**
   * @param given comparisons that were named
   * @param warnings is told of comparisons that cannot be read
   */
  public Comparisons(List<SavedComparison> given, Consumer<String> warnings) {
    this.given = List.copyOf(given);
    this.warnings = warnings;
  }

  /** The first that was named, else the first by name beside the directory; null for none. */
  public @Nullable SavedComparison of(SavedResult result) throws IOException {
    Stream<SavedComparison> all = Stream.concat(given.stream(), beside(result).stream());
    return all.filter(comparison -> isOf(comparison, result)).findFirst().orElse(null);
  }

  private static boolean isOf(SavedComparison comparison, SavedResult result) {
    return result.sha256() != null && comparison.sha256().contains(result.sha256());
  }

  private List<SavedComparison> beside(SavedResult result) throws IOException {
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

  private Stream<SavedComparison> comparison(Path directory) {
    try {
      Saved saved = SavedFolder.read(directory);
      return saved instanceof SavedComparison comparison ? Stream.of(comparison) : Stream.of();
    } catch (IOException | InvalidInputException e) {
      warnings.accept("warning: left out: " + e.getMessage());
      return Stream.of();
    }
  }
}
