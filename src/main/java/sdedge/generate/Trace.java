package sdedge.generate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;

/**
 * Token counts of real requests, and when they came.
 *
 * @param file as given
 * @param input tokens by row, of the rows kept
 * @param acceptance how likely a draft of each is accepted; empty if it is unknown
 * @param nanos when each came, nanoseconds from any beginning; empty if nobody asked or it is
 *     unknown
 * @param arrivals for the comments: where the times come from; empty if nobody asked
 * @param dropped what was left out and why, for the comments
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows
record Trace(
    String file,
    int[] input,
    int[] output,
    double[] acceptance,
    long[] nanos,
    String arrivals,
    Dropped dropped) {

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

  /** Whether rows say how well drafts are accepted. */
  boolean hasAcceptance() {
    return acceptance.length > 0;
  }

  /** How long the answer of each row is, and how well accepted where rows say it. */
  List<AnswerGroups.Answer> answers() {
    return IntStream.range(0, rows())
        .mapToObj(
            row ->
                hasAcceptance()
                    ? new AnswerGroups.Answer(output[row], acceptance[row])
                    : new AnswerGroups.Answer(output[row]))
        .toList();
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

  /**
   * When the tasks of some rows arrive, seconds after the first of them; empty if times are
   * unknown. A window that goes on at the beginning of the trace does so a mean gap after its end.
   */
  List<BigDecimal> arrivalsS(Sample sample, int[] rows) {
    if (nanos.length == 0) {
      return List.of();
    }
    BigDecimal again = sample == Sample.WINDOW ? period() : BigDecimal.ZERO;
    List<BigDecimal> times =
        Arrays.stream(rows)
            .mapToObj(row -> row < rows[0] ? timeS(nanos[row]).add(again) : timeS(nanos[row]))
            .toList();
    BigDecimal first = Collections.min(times);
    return times.stream().map(time -> time.subtract(first)).toList();
  }

  private BigDecimal period() {
    LongSummaryStatistics all = Arrays.stream(nanos).summaryStatistics();
    long span = all.getMax() - all.getMin();
    return timeS(span).add(timeS(span / Math.max(1, nanos.length - 1)));
  }

  private static BigDecimal timeS(long nanos) {
    return BigDecimal.valueOf(nanos, 9);
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
