package sdedge.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.oracle.files.ClaimedResult;
import sdedge.oracle.files.Difference;
import sdedge.oracle.model.Execution;

/**
 * A result after its check.
 *
 * @param differences empty if everything is as it should be
 * @param numbers how many were held against recomputed ones
 * @param status as stated; empty if not readable
 * @param notes of what was done again and what was not, where that does not go without saying
 * @param claimed what can be proven or refuted by searching; null if nothing, or if there are
 *     differences already
 */
public record CheckOutcome(
    List<Difference> differences,
    long numbers,
    String status,
    List<String> notes,
    @Nullable Claimed claimed) {
  public CheckOutcome {
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** A result that claims something of other plans than its own. */
  record Claimed(Instance instance, Execution execution, ClaimedResult statement) {}
}
