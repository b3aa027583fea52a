package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.search.problem.ChoiceSets.ModeFilter;

/**
 * What batches and their parts may choose from while certain draft modes are loaded (docs/model.md
 * section 7). A batch makes one of all choices: every drafter of the batch with several modes must
 * have the one that it names, and the others draft as they do.
 */
public final class ChoiceSet {
  private static final int FEW_DRAFTERS = 10;

  private final Instance instance;
  private final List<DraftChoice> all;
  private final Set<String> loaded;
  private final ModeFilter kept;
  private final boolean plain; // every drafter allows all, and none has a choice
  private final int[] places; // of all
  private final boolean[][] allows; // by drafter, place
  private final Map<BitSet, int[]> known = new ConcurrentHashMap<>(); // places by drafters

  private ChoiceSet(Instance instance, List<DraftChoice> all, Set<String> loaded, ModeFilter kept) {
    this.instance = instance;
    this.all = List.copyOf(all);
    this.loaded = loaded;
    this.kept = kept;
    plain = !instance.hasModes() && kept == ModeFilter.ALL;
    places = IntStream.range(0, all.size()).toArray();
    allows = new boolean[plain ? 0 : instance.drafters().size()][all.size()];
    for (int d = 0; d < allows.length; d++) {
      for (int q = 0; q < all.size(); q++) {
        allows[d][q] = allows(instance.drafters().get(d), all.get(q));
      }
    }
  }

  /** All of some choices, lengths ascending, with the modes loaded that they name. */
  public static ChoiceSet of(Instance instance, List<DraftChoice> all) {
    Set<String> loaded =
        all.stream().map(DraftChoice::mode).filter(Objects::nonNull).collect(Collectors.toSet());
    return of(instance, all, loaded, ModeFilter.ALL);
  }

  static ChoiceSet of(
      Instance instance, List<DraftChoice> all, Set<String> loaded, ModeFilter kept) {
    boolean drafts = all.stream().anyMatch(choice -> choice.length() > 0);
    return new ChoiceSet(instance, all, drafts ? Set.copyOf(loaded) : Set.of(), kept);
  }

  private boolean allows(Drafter drafter, DraftChoice choice) {
    return choice.length() == 0
        || (drafter.allows(choice, loaded) && kept.keeps(drafter.mode(choice.mode())));
  }

  /** Some of these choices, lengths ascending; nothing is loaded if nothing is drafted. */
  public ChoiceSet with(List<DraftChoice> some) {
    return of(instance, some, loaded, kept);
  }

  public List<DraftChoice> all() {
    return all;
  }

  /** Whether all choices of another set of the same modes looked at are there. */
  boolean hasAllOf(ChoiceSet other) {
    return kept == other.kept && all.containsAll(other.all) && loaded.containsAll(other.loaded);
  }

  /** The names of the modes that are loaded. */
  public Set<String> loaded() {
    return loaded;
  }

  /** Whether every batch, and every part, may have each of the choices. */
  public boolean isPlain() {
    return plain;
  }

  /** Whether a batch with tasks of a drafter may make the choice at a place. */
  public boolean allows(int drafter, int place) {
    return plain || allows[drafter][place];
  }

  /** The places of the choices of a part at a drafter; those that mean the same count once. */
  public int[] of(int drafter) {
    return plain ? places : places(new int[] {drafter});
  }

  /** The places of the choices of a batch with tasks of some drafters; not to be changed. */
  public int[] places(int[] drafters) {
    if (plain) {
      return places;
    }
    return IntStream.range(0, all.size())
        .filter(q -> Arrays.stream(drafters).allMatch(d -> allows[d][q]))
        .filter(q -> haveChoice(drafters) || isFirst(q, drafters))
        .toArray();
  }

  private boolean haveChoice(int[] drafters) {
    return Arrays.stream(drafters).anyMatch(d -> instance.drafters().get(d).hasChoice());
  }

  /** Whether no earlier choice of the same length does as well where nobody has a choice. */
  private boolean isFirst(int place, int[] drafters) {
    return IntStream.range(0, place)
        .filter(q -> all.get(q).length() == all.get(place).length())
        .noneMatch(q -> Arrays.stream(drafters).allMatch(d -> allows[d][q]));
  }

  /** A choice as drafters have it: without a mode where none of them has a choice. */
  public DraftChoice at(int place, int[] drafters) {
    DraftChoice choice = all.get(place);
    return choice.mode() == null || haveChoice(drafters) ? choice : DraftChoice.of(choice.length());
  }

  /**
   * The places of the choices of batches that grow task by task.
   *
   * @param drafters of the tasks
   * @return by tasks − 1; equal ones are one array
   */
  int[][] places(IntStream drafters) {
    List<int[]> places = new ArrayList<>();
    BitSet before = new BitSet();
    int @Nullable [] same = plain ? places(new int[0]) : null;
    for (int drafter : drafters.toArray()) {
      if (!plain && !before.get(drafter)) {
        before.set(drafter);
        same = null;
      }
      int[] now = same == null ? places(before) : same;
      same = now;
      places.add(now);
    }
    return places.toArray(int[][]::new);
  }

  /**
   * The places of the choices of a batch with tasks of some drafters, remembered where there are
   * few drafters.
   */
  private int[] places(BitSet drafters) {
    if (allows.length > FEW_DRAFTERS) {
      return places(drafters.stream().toArray());
    }
    int[] places = known.get(drafters);
    if (places == null) {
      places = places(drafters.stream().toArray());
      known.put((BitSet) drafters.clone(), places);
    }
    return places;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChoiceSet that
        && all.equals(that.all)
        && loaded.equals(that.loaded)
        && kept == that.kept;
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all + (loaded.isEmpty() ? "" : " with " + loaded);
  }
}
