package sdedge.result.files.saved;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.ResultTable;

/**
 * What {@code solve}, {@code evaluate} or {@code compare} wrote into a directory.
 *
 * @param directory as it was named
 * @param summary null of a comparison
 * @param plan null without one
 * @param tables those that are there
 */
public record Saved(
    String directory,
    SavedRun run,
    @Nullable SavedDocument summary,
    @Nullable SavedDocument plan,
    Map<ResultTable, SavedTable> tables) {

  public Saved {
    tables = Map.copyOf(tables);
  }

  /** Whether it compares methods and is no result of one. */
  public boolean isComparison() {
    return summary == null;
  }

  /** SHA-256 of the instance of a result; null without a plan. */
  public @Nullable String sha256() {
    return plan == null ? null : plan.values().get("sha256", String.class);
  }
}
