package sdedge.wireless;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may use how much of each band, and when (docs/model.md section 5, {@code explicit}).
 *
 * @param cells one per drafter that has prompts to receive
 */
public record Allocation(List<Cell> cells) {
  public Allocation {
    cells = List.copyOf(cells);
  }

  /**
   * The windows of a drafter's band, one after the other from time 0.
   *
   * @param drafter index into {@link sdedge.instance.Instance#drafters()}
   */
  public record Cell(int drafter, List<Window> windows) {
    public Cell {
      windows = List.copyOf(windows);
    }
  }

  /**
   * A time in which shares stay as they are; it begins where the one before ends.
   *
   * @param endS seconds
   * @param hz the share of each task that has one, by index into the instance's tasks, in hertz
   */
  public record Window(double endS, SortedMap<Integer, Double> hz) {
    public Window {
      hz = Collections.unmodifiableSortedMap(new TreeMap<>(hz));
    }
  }
}
