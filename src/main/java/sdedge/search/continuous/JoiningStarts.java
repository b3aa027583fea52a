package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.plan.Feasibility;
import sdedge.plan.JoiningService;
import sdedge.plan.ModeSets;
import sdedge.plan.TaskOrdering;

/** Simple services whose tasks join one by one: a search begins from the best of them. */
final class JoiningStarts {
  private static final double[] WAIT_SHARES = {1, 1.0 / 2, 1.0 / 3, 0};
  private static final int[] HURRIED = {1, 2, 4}; // of the longest tasks, where all others wait
  private static final int[] LENGTHS = {1, 3, 5, 7};
  private static final int[] FEW_LENGTHS = {3, 5};
  private static final int FEW_DRAFTERS = 4; // of which some may better not draft
  private static final int DRAFTED = 5; // tokens, beside drafters that do not
  private static final int MOST_OTHERS = 8; // choices of modes of other names
  private static final List<TaskOrder> ORDERS =
      List.of(TaskOrder.ROUNDS_DESC, TaskOrder.UPLOAD_ASC, TaskOrder.INPUT_ASC);

  private JoiningStarts() {}

  /** All of them; none where no draft mode fits in memory. */
  static List<JoiningService> of(Instance instance) {
    List<JoiningService> all = new ArrayList<>();
    boolean isOpen = instance.order() == TaskOrder.AUTO;
    List<TaskOrder> orders = isOpen ? ORDERS : List.of(instance.order());
    for (SortedMap<Integer, String> modes : modes(instance)) {
      for (TaskOrder order : orders) {
        List<Integer> tasks = IntStream.of(TaskOrdering.sort(instance, order)).boxed().toList();
        int[] lengths = order == orders.get(0) ? LENGTHS : FEW_LENGTHS;
        IntStream.of(lengths)
            .map(l -> allowed(instance, l))
            .distinct()
            .mapToObj(l -> alike(instance, l))
            .forEach(each -> add(all, instance, tasks, modes, each));
        if (order == orders.get(0) && instance.speculation().minLength() == 0) {
          silent(instance).forEach(each -> add(all, instance, tasks, modes, each));
        }
      }
    }
    return all;
  }

  /**
   * All drafters in the mode of one name, or, where they do not have it, in their first one; if
   * none of these fits in memory, in the first one of some names.
   */
  static Set<SortedMap<Integer, String>> modes(Instance instance) {
    List<String> names = ModeSets.names(instance);
    Set<SortedMap<Integer, String>> all = new LinkedHashSet<>();
    names.forEach(name -> all.add(modes(instance, Set.of(name))));
    if (names.isEmpty()) {
      all.add(new TreeMap<>());
    }
    all.removeIf(modes -> !fits(instance, modes));
    if (all.isEmpty()) {
      ModeSets.smallestFirst(names).stream()
          .map(some -> modes(instance, some))
          .filter(modes -> fits(instance, modes))
          .distinct()
          .limit(MOST_OTHERS)
          .forEach(all::add);
    }
    return all;
  }

  private static SortedMap<Integer, String> modes(Instance instance, Set<String> names) {
    SortedMap<Integer, String> modes = new TreeMap<>();
    for (int d : instance.draftersWithTasks()) {
      List<String> own = instance.drafters().get(d).modes().stream().map(DraftMode::name).toList();
      own.stream()
          .filter(names::contains)
          .findFirst()
          .or(() -> own.stream().findFirst())
          .ifPresent(mode -> modes.put(d, mode));
    }
    return modes;
  }

  private static boolean fits(Instance instance, SortedMap<Integer, String> modes) {
    return Feasibility.neverFits(instance, Set.copyOf(modes.values())).isEmpty();
  }

  private static int allowed(Instance instance, int length) {
    int least = instance.speculation().minLength();
    return Math.max(least, Math.min(instance.speculation().maxLength(), length));
  }

  private static Map<Integer, Integer> alike(Instance instance, int length) {
    Map<Integer, Integer> lengths = new TreeMap<>();
    IntStream.of(instance.draftersWithTasks()).forEach(d -> lengths.put(d, length));
    return lengths;
  }

  /** No drafts at all, and, of a few drafters, none of one of them, or of all others. */
  private static Set<Map<Integer, Integer>> silent(Instance instance) {
    Set<Map<Integer, Integer>> all = new LinkedHashSet<>(List.of(alike(instance, 0)));
    int[] drafters = instance.draftersWithTasks();
    for (int d : drafters.length > 1 && drafters.length <= FEW_DRAFTERS ? drafters : new int[0]) {
      Map<Integer, Integer> others = alike(instance, allowed(instance, DRAFTED));
      others.put(d, 0);
      all.add(others);
      Map<Integer, Integer> alone = alike(instance, 0);
      alone.put(d, allowed(instance, DRAFTED));
      all.add(alone);
    }
    return all;
  }

  private static void add(
      List<JoiningService> all,
      Instance instance,
      List<Integer> tasks,
      SortedMap<Integer, String> modes,
      Map<Integer, Integer> lengths) {
    List<JoiningService> own = new ArrayList<>();
    for (double share : WAIT_SHARES) {
      own.add(new JoiningService(tasks, share, lengths).in(modes));
    }
    JoiningService waiting = own.get(0);
    int[] longest = TaskOrdering.sort(instance, TaskOrder.ROUNDS_DESC);
    IntStream.of(HURRIED)
        .filter(count -> count < longest.length)
        .mapToObj(count -> waiting.waiting(waiting.waitShare(), first(longest, count)))
        .forEach(own::add);
    for (JoiningService service : own) {
      all.add(service);
      all.add(service.withCaps(1, service.mostResidents(), service.apart()));
    }
  }

  private static SortedSet<Integer> first(int[] tasks, int count) {
    return new TreeSet<>(IntStream.of(tasks).limit(count).boxed().toList());
  }
}
