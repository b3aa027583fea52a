package sdedge.check.claim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.TaskOrder;

/**
 * Weights that are said to prove a bound of all plans contiguous in an order and all allocations.
 *
 * @param index among those of a result, from 0
 * @param length the one length of all batches; null if each has its own
 * @param boundS as stated, seconds
 * @param byTask seconds per bit, or of a ready time; not negative, not all 0
 */
public record Weights(
    int index,
    TaskOrder order,
    @Nullable Integer length,
    double boundS,
    Map<Integer, Double> byTask) {

  /** What weights prove beside what is stated. */
  public record Proof(Weights weights, double boundS) {}

  boolean areOf(Lengths lengths) {
    return length == null || lengths.each().equals(List.of(length));
  }
}
