package sdedge.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Token counts of real requests.
 *
 * @param file as given
 * @param input tokens by row, of the rows kept
 * @param dropped what was left out and why, for the comments
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows
record Trace(String file, int[] input, int[] output, Dropped dropped) {

  /**
   * Rows left out.
   *
   * @param rows of the whole trace
   */
  record Dropped(long rows, long longInput, long longOutput, long zero) {
    List<String> text(int maxInput, int maxOutput) {
      List<String> text = new ArrayList<>();
      if (longInput > 0) {
        text.add(longInput + " of more than " + maxInput + " input tokens");
      }
      if (longOutput > 0) {
        text.add(longOutput + " of more than " + maxOutput + " output tokens");
      }
      if (zero > 0) {
        text.add(zero + " without input or output tokens");
      }
      return text;
    }
  }

  /** How rows become tasks. */
  enum Sample {
    RANDOM,
    FIRST,
    WINDOW
  }

  int rows() {
    return input.length;
  }

  /**
   * The rows of the first {@code count} tasks; of more tasks these are the first.
   *
   * @param count at most {@link #rows()}
   */
  int[] rows(Sample sample, long seed, int count) {
    return switch (sample) {
      case FIRST -> IntStream.range(0, count).toArray();
      case WINDOW -> {
        int first = Quantity.TRACE_ROW.stream(seed, 0, 0).below(rows());
        yield IntStream.range(0, count).map(k -> (int) ((first + (long) k) % rows())).toArray();
      }
      case RANDOM -> shuffled(seed, count);
    };
  }

  /** By a random key per row: without replacement, and whatever the count. */
  private int[] shuffled(long seed, int count) {
    record Keyed(long key, int row) {}
    Keyed[] all = new Keyed[rows()];
    Arrays.setAll(all, row -> new Keyed(Quantity.TRACE_ROW.stream(seed, 0, row).bits(), row));
    Arrays.sort(all, Comparator.comparingLong(Keyed::key).thenComparingInt(Keyed::row));
    return Arrays.stream(all).limit(count).mapToInt(Keyed::row).toArray();
  }
}
