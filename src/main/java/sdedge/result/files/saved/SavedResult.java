package sdedge.result.files.saved;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.result.files.ResultTable;

/**
 * A result as {@code solve} or {@code evaluate} wrote it.
 *
 * @param directory as it was named
 * @param plan null without a plan, as {@code sha256}, and {@code tables} is empty then
 * @param sha256 of the instance
 * @param tables those that are there
 */
public record SavedResult(
    String directory,
    SavedDocument run,
    SavedDocument summary,
    @Nullable SavedDocument plan,
    @Nullable String sha256,
    Map<ResultTable, SavedTable> tables)
    implements Saved {

  public SavedResult {
    tables = Map.copyOf(tables);
  }

  /**
   * A table that is there.
   *
   * @throws NullPointerException if it is not
   */
  public SavedTable table(ResultTable table) {
    return Objects.requireNonNull(tables.get(table), table.file());
  }
}
