package sdedge.wireless;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
   * @param statedS how long it lasts, seconds, if it is so short that the ends lose digits of it;
   *     null if it lasts from end to end
   * @param hz the share of each task that has one, by index into the instance's tasks, in hertz
   */
  public record Window(double endS, @Nullable Double statedS, SortedMap<Integer, Double> hz) {
    private static final double LOST = 1e-10; // of a length, a tenth of what may be missing of bits

    public Window {
      hz = Collections.unmodifiableSortedMap(new TreeMap<>(hz));
    }

    /** A window that lasts from end to end. */
    public Window(double endS, SortedMap<Integer, Double> hz) {
      this(endS, null, hz);
    }

    /** A window of some length, which it states if its ends do not say. */
    public static Window lasting(double startS, double lengthS, SortedMap<Integer, Double> hz) {
      double endS = startS + lengthS;
      boolean isDifference = Math.abs(endS - startS - lengthS) <= LOST * lengthS;
      return new Window(endS, isDifference ? null : Double.valueOf(lengthS), hz);
    }

    /** How long it lasts, seconds, if it begins at {@code startS}. */
    public double lengthS(double startS) {
      return statedS == null ? endS - startS : statedS;
    }
  }
}
