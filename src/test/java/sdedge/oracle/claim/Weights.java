package sdedge.oracle.claim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;

/**
 * Weights that are said to prove a bound of all plans contiguous in an order and all allocations.
 *
 * @param index among those of a result, from 0
 * @param length the one length of all batches; null if each has its own
 * @param mode the one draft mode of all that have a choice; null if each has its own, or none
 * @param loaded the draft modes that plans may use, whose memory they have
 * @param boundS as stated, seconds
 * @param byTask seconds per bit, or of a ready time; not negative, not all 0
 */
public record Weights(
    int index,
    TaskOrder order,
    @Nullable Integer length,
    @Nullable String mode,
    Set<String> loaded,
    double boundS,
    Map<Integer, Double> byTask) {
  public Weights {
    loaded = Set.copyOf(loaded);
  }

  /** Whether they are said to prove the bound of plans of these choices, whatever is loaded. */
  boolean haveChoicesOf(Lengths lengths) {
    return lengths.mode().equals(mode == null ? List.of() : List.of(mode))
        && (length == null || lengths.each().equals(List.of(length)));
  }
}
