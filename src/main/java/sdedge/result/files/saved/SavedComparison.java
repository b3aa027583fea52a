package sdedge.result.files.saved;

import java.util.Set;

/**
 * What {@code compare} wrote: a row per instance and method.
 *
 * @param directory as it was named
 * @param sha256 of the instances
 */
public record SavedComparison(
    String directory, SavedDocument run, Set<String> sha256, SavedTable table) implements Saved {

  public SavedComparison {
    sha256 = Set.copyOf(sha256);
  }
}
