package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sdedge.search.partition.prices.ManyBatches.Turn;

/**
 * The lines below further batches that are asked for again and again under some prices: those of
 * the drafter sides of some steps and of the verifier sides of all later ones. May be asked by
 * several threads at once.
 */
final class KnownFurther {
  private static final int MOST_NUMBERS = 3_000_000; // that are kept, about
  private static final int NUMBERS_OF_TASK = 6;

  private final Map<Key, FurtherLines> known = new ConcurrentHashMap<>();
  private final int most;

  private record Key(int above, int upTo, Turn turn, int drafted) {}

  KnownFurther(int tasks) {
    most = MOST_NUMBERS / (NUMBERS_OF_TASK * tasks);
  }

  /**
   * The lines of some batches.
   *
   * @param drafted steps of which the drafter side counts
   * @param alike to write these weights to
   */
  FurtherLines of(
      FurtherLines.Work work, ManyBatches many, Turn turn, int drafted, double[] alike) {
    Arrays.fill(alike, 0, drafted, 1);
    Arrays.fill(alike, drafted, alike.length, 0);
    Key key = new Key(many.above(), many.upTo(), turn, drafted);
    FurtherLines lines = known.get(key);
    if (lines == null) {
      lines = new FurtherLines(work, many, turn, alike);
      if (known.size() < most) {
        known.put(key, lines);
      }
    }
    return lines;
  }
}
