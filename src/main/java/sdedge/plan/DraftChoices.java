package sdedge.plan;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.DraftChoice;

/** How the parts of a batch draft. */
public sealed interface DraftChoices {

  /** The choice of the part at a drafter, by its index in the instance. */
  DraftChoice of(int drafter);

  /** The choices that occur, each at least once. */
  Stream<DraftChoice> all();

  /** The lengths that occur, each at least once. */
  default IntStream lengths() {
    return all().mapToInt(DraftChoice::length);
  }

  /** One choice for all parts. */
  record SharedChoice(DraftChoice choice) implements DraftChoices {
    /** Drafts of one length. */
    public SharedChoice(int length) {
      this(DraftChoice.of(length));
    }

    @Override
    public DraftChoice of(int drafter) {
      return choice;
    }

    @Override
    public Stream<DraftChoice> all() {
      return Stream.of(choice);
    }
  }

  record PerDrafterChoice(SortedMap<Integer, DraftChoice> byDrafter) implements DraftChoices {
    public PerDrafterChoice {
      byDrafter = Collections.unmodifiableSortedMap(new TreeMap<>(byDrafter));
    }

    @Override
    public DraftChoice of(int drafter) {
      DraftChoice choice = byDrafter.get(drafter);
      if (choice == null) {
        throw new IllegalArgumentException("no length for the drafter with index " + drafter);
      }
      return choice;
    }

    @Override
    public Stream<DraftChoice> all() {
      return byDrafter.values().stream();
    }
  }

  /** The choices of parts: one for all where they are equal. */
  static DraftChoices of(SortedMap<Integer, DraftChoice> byDrafter) {
    Set<DraftChoice> different = Set.copyOf(byDrafter.values());
    return different.size() == 1
        ? new SharedChoice(different.iterator().next())
        : new PerDrafterChoice(byDrafter);
  }
}
