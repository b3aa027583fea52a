package sdedge.plan;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The speculation lengths of the parts of a batch; 0 is autoregressive decoding on the verifier.
 */
public sealed interface Lengths {

  /** l_d, the length of the part at a drafter, by its index in the instance. */
  int of(int drafter);

  /** The lengths that occur, each at least once. */
  IntStream all();

  /** One length for all parts. */
  record Common(int length) implements Lengths {
    @Override
    public int of(int drafter) {
      return length;
    }

    @Override
    public IntStream all() {
      return IntStream.of(length);
    }
  }

  /** A length for each drafter that has a part. */
  record PerDrafter(SortedMap<Integer, Integer> byDrafter) implements Lengths {
    public PerDrafter {
      byDrafter = Collections.unmodifiableSortedMap(new TreeMap<>(byDrafter));
    }

    @Override
    public int of(int drafter) {
      Integer length = byDrafter.get(drafter);
      if (length == null) {
        throw new IllegalArgumentException("no length for the drafter with index " + drafter);
      }
      return length;
    }

    @Override
    public IntStream all() {
      return byDrafter.values().stream().mapToInt(Integer::intValue);
    }
  }

  /** The lengths of parts: one for all where they are equal. */
  static Lengths of(SortedMap<Integer, Integer> byDrafter) {
    Set<Integer> different = Set.copyOf(byDrafter.values());
    return different.size() == 1
        ? new Common(different.iterator().next())
        : new PerDrafter(byDrafter);
  }
}
