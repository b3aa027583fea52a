package sdedge.plan;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafting;

/** How the parts of a batch draft. */
public sealed interface Draftings {

  /** The choice of the part at a drafter, by its index in the instance. */
  Drafting of(int drafter);

  /** The choices that occur, each at least once. */
  Stream<Drafting> all();

  /** The lengths that occur, each at least once. */
  default IntStream lengths() {
    return all().mapToInt(Drafting::length);
  }

  /** One choice for all parts. */
  record Common(Drafting drafting) implements Draftings {
    /** Drafts of one length. */
    public Common(int length) {
      this(Drafting.of(length));
    }

    @Override
    public Drafting of(int drafter) {
      return drafting;
    }

    @Override
    public Stream<Drafting> all() {
      return Stream.of(drafting);
    }
  }

  /** A choice for each drafter that has a part. */
  record PerDrafter(SortedMap<Integer, Drafting> byDrafter) implements Draftings {
    public PerDrafter {
      byDrafter = Collections.unmodifiableSortedMap(new TreeMap<>(byDrafter));
    }

    @Override
    public Drafting of(int drafter) {
      Drafting drafting = byDrafter.get(drafter);
      if (drafting == null) {
        throw new IllegalArgumentException("no length for the drafter with index " + drafter);
      }
      return drafting;
    }

    @Override
    public Stream<Drafting> all() {
      return byDrafter.values().stream();
    }
  }

  /** The choices of parts: one for all where they are equal. */
  static Draftings of(SortedMap<Integer, Drafting> byDrafter) {
    Set<Drafting> different = Set.copyOf(byDrafter.values());
    return different.size() == 1
        ? new Common(different.iterator().next())
        : new PerDrafter(byDrafter);
  }
}
