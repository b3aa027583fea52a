package sdedge.search;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.TaskOrder;

/**
 * Weights that prove a bound of all plans contiguous in an order and all allocations of the bands
 * (docs/model.md section 7).
 *
 * @param common how all batches draft; null if each has its own choice
 * @param loaded the draft modes that all plans may use, whose memory they have; null if drafters
 *     list none
 * @param boundS no plan is faster, seconds
 * @param perBit λ by task that shares a band, seconds per bit
 * @param ofReadyTimes ω by task whose ready time no allocation improves
 */
public record Certificate(
    @Nullable TaskOrder order,
    @Nullable DraftChoice common,
    @Nullable List<String> loaded,
    double boundS,
    SortedMap<Integer, Double> perBit,
    SortedMap<Integer, Double> ofReadyTimes) {
  public Certificate {
    perBit = new TreeMap<>(perBit);
    ofReadyTimes = new TreeMap<>(ofReadyTimes);
  }
}
