package sdedge.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.judge.Difference;
import sdedge.timeline.Execution;

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

  /**
   * A result that claims something of other plans than its own.
   *
   * @param instance as it was searched
   * @param boundS no plan of the class is faster, seconds; null if nothing is claimed
   * @param isOptimal whether the plan itself is called the best
   * @param ofContiguous whether the class is of plans contiguous in an order searched
   * @param autoregressiveS the best makespan without drafts, seconds; null if not claimed
   */
  record Claimed(
      Instance instance,
      Execution execution,
      @Nullable Double boundS,
      boolean isOptimal,
      boolean ofContiguous,
      @Nullable Double autoregressiveS) {}
}
