package sdedge.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sdedge.instance.Speculation;

/**
 * Residents that draft and are verified each at its own pace: new ones draft while others are
 * verified, lengths differ, and no pass waits for all.
 *
 * @param waitShare the part of the residents, 0 to 1, that a pass of the verifier waits for
 * @param urgent tasks that no pass waits beside
 * @param newPerPass the most tasks that have their first verification in one pass
 * @param mostResidents the most tasks that are there at once, beside the limits of the instance
 * @param apart whether new tasks draft one by one, when no others of their drafter want to
 * @param lengths of drafts by drafter, of all that have tasks
 * @param few how many incomplete answers are few
 * @param fewLengths by drafter, in place of {@code lengths} once the incomplete answers are few
 * @param offsets by task, what its lengths of at least 1 differ by; none that are 0
 * @param modes by drafter, the draft mode of all its drafts; of drafters that list modes those that
 *     draft
 */
public record JoiningService(
    List<Integer> tasks,
    double waitShare,
    SortedSet<Integer> urgent,
    int newPerPass,
    int mostResidents,
    boolean apart,
    SortedMap<Integer, Integer> lengths,
    int few,
    SortedMap<Integer, Integer> fewLengths,
    SortedMap<Integer, Integer> offsets,
    SortedMap<Integer, String> modes)
    implements ContinuousService {
  private static final double ROUNDING = 1e-9; // of a whole number of residents

  /** The word for it in {@code plan.json}. */
  public static final String KEY = "joining";

  public JoiningService {
    tasks = List.copyOf(tasks);
    urgent = Collections.unmodifiableSortedSet(new TreeSet<>(urgent));
    lengths = Collections.unmodifiableSortedMap(new TreeMap<>(lengths));
    fewLengths = Collections.unmodifiableSortedMap(new TreeMap<>(fewLengths));
    SortedMap<Integer, Integer> others = new TreeMap<>(offsets);
    others.values().removeIf(offset -> offset == 0);
    offsets = Collections.unmodifiableSortedMap(others);
    modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
  }

  /** Lengths alone: everything else as if it were not said. */
  public JoiningService(List<Integer> tasks, double waitShare, Map<Integer, Integer> lengths) {
    this(
        tasks,
        waitShare,
        Collections.emptySortedSet(),
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        true,
        new TreeMap<>(lengths),
        0,
        new TreeMap<>(lengths),
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** Joining in another order. */
  public JoiningService inOrder(List<Integer> order) {
    return with(parts -> parts.tasks = order);
  }

  /** Where passes wait otherwise. */
  public JoiningService waiting(double share, SortedSet<Integer> hurried) {
    return with(
        parts -> {
          parts.waitShare = share;
          parts.urgent = hurried;
        });
  }

  /** With other caps. */
  public JoiningService withCaps(int perPass, int residents, boolean newApart) {
    return with(
        parts -> {
          parts.newPerPass = perPass;
          parts.mostResidents = residents;
          parts.apart = newApart;
        });
  }

  /** With other lengths. */
  public JoiningService drafting(
      SortedMap<Integer, Integer> own,
      int fewAnswers,
      SortedMap<Integer, Integer> ownOfFew,
      SortedMap<Integer, Integer> others) {
    return with(
        parts -> {
          parts.lengths = own;
          parts.few = fewAnswers;
          parts.fewLengths = ownOfFew;
          parts.offsets = others;
        });
  }

  /** In other draft modes. */
  public JoiningService in(SortedMap<Integer, String> others) {
    return with(parts -> parts.modes = others);
  }

  private JoiningService with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.service();
  }

  /** The parts of a service, to be changed. */
  private static final class Parts {
    private List<Integer> tasks;
    private double waitShare;
    private SortedSet<Integer> urgent;
    private int newPerPass;
    private int mostResidents;
    private boolean apart;
    private SortedMap<Integer, Integer> lengths;
    private int few;
    private SortedMap<Integer, Integer> fewLengths;
    private SortedMap<Integer, Integer> offsets;
    private SortedMap<Integer, String> modes;

    private Parts(JoiningService of) {
      tasks = of.tasks;
      waitShare = of.waitShare;
      urgent = of.urgent;
      newPerPass = of.newPerPass;
      mostResidents = of.mostResidents;
      apart = of.apart;
      lengths = of.lengths;
      few = of.few;
      fewLengths = of.fewLengths;
      offsets = of.offsets;
      modes = of.modes;
    }

    private JoiningService service() {
      return new JoiningService(
          tasks,
          waitShare,
          urgent,
          newPerPass,
          mostResidents,
          apart,
          lengths,
          few,
          fewLengths,
          offsets,
          modes);
    }
  }

  /**
   * How many drafts the rounds of each task have unless the rest of its answer needs fewer.
   *
   * @param isFew whether the incomplete answers are few
   * @param drafters by task
   */
  public int[] lengths(boolean isFew, int[] drafters, Speculation allowed) {
    SortedMap<Integer, Integer> stated = isFew ? fewLengths : lengths;
    int[] all = new int[drafters.length];
    for (int k = 0; k < all.length; k++) {
      boolean isKnown = k > 0 && drafters[k] == drafters[k - 1];
      all[k] = isKnown ? all[k - 1] : stated.getOrDefault(drafters[k], 0);
    }
    for (Map.Entry<Integer, Integer> offset : offsets.entrySet()) {
      int k = offset.getKey();
      all[k] += all[k] > 0 ? offset.getValue() : 0;
    }
    for (int k = 0; k < all.length; k++) {
      all[k] = Math.max(allowed.minLength(), Math.min(allowed.maxLength(), all[k]));
    }
    return all;
  }

  /** How many of so many residents a pass waits for, beside the limit of the instance. */
  public double quorum(int residents) {
    return Math.ceil(waitShare * residents - ROUNDING);
  }

  @Override
  public Set<String> loaded() {
    return ModeSets.inOrder(modes.values());
  }

  @Override
  public IntStream decidedLengths() {
    IntStream all = lengths.values().stream().mapToInt(Integer::intValue);
    return few == 0
        ? all
        : IntStream.concat(all, fewLengths.values().stream().mapToInt(Integer::intValue));
  }
}
