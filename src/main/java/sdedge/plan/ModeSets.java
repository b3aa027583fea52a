package sdedge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;

/** The sets of draft modes that plans can have loaded (docs/model.md section 6). */
public final class ModeSets {
  private ModeSets() {}

  /** The names listed under {@code modes} by drafters that have tasks, as they come. */
  public static List<String> names(Instance instance) {
    return ofDrafters(instance).stream()
        .flatMap(drafter -> drafter.modes().stream())
        .map(DraftMode::name)
        .distinct()
        .toList();
  }

  /** These names as a set. */
  public static Set<String> nameSet(Instance instance) {
    return inOrder(names(instance));
  }

  /**
   * Names as a set in their order, which unlike that of {@code Set.of} is the same in every run.
   */
  static Set<String> inOrder(Collection<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  private static List<Drafter> ofDrafters(Instance instance) {
    return IntStream.of(instance.draftersWithTasks()).mapToObj(instance.drafters()::get).toList();
  }

  /** All sets of some names, the largest first. */
  static List<Set<String>> all(List<String> names) {
    return sets(names, Comparator.comparing(set -> -set.size()));
  }

  /** All sets of some names, the smallest first, each in the order of the names. */
  public static List<Set<String>> smallestFirst(List<String> names) {
    return sets(names, Comparator.comparing(Set::size));
  }

  private static List<Set<String>> sets(List<String> names, Comparator<Set<String>> order) {
    List<Set<String>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << names.size(); bits++) {
      Set<String> set = new LinkedHashSet<>();
      for (int i = 0; i < names.size(); i++) {
        if ((bits >> i & 1) == 1) {
          set.add(names.get(i));
        }
      }
      sets.add(set);
    }
    sets.sort(order);
    return sets;
  }

  /** Whether all drafters that have tasks may draft in one step while some modes are loaded. */
  public static boolean haveCommonChoice(Instance instance, Set<String> loaded) {
    List<Drafter> drafters = ofDrafters(instance);
    return Choices.names(drafters, loaded).stream()
        .map(name -> new DraftChoice(name, 1))
        .anyMatch(one -> drafters.stream().allMatch(drafter -> drafter.allows(one, loaded)));
  }

  /** Whether every drafter that has tasks has a mode of one of the names, or lists none. */
  static boolean serveAll(Instance instance, Set<String> loaded) {
    return ofDrafters(instance).stream()
        .map(Drafter::modes)
        .allMatch(
            modes ->
                modes.isEmpty() || modes.stream().anyMatch(mode -> loaded.contains(mode.name())));
  }

  /**
   * Sets of some names of which one is enough for any plan, the largest first: under a set that is
   * left out no more tasks fit than under a larger one that is not, as it needs no more memory, or
   * as all tasks fit at once.
   */
  public static List<Set<String>> distinctInMemory(Instance instance, List<String> names) {
    return unreplaced(
        instance,
        names,
        (larger, own) -> larger.needsNoMoreThan(own) || larger.holdsAll(),
        set -> true);
  }

  /**
   * The sets of which one is enough for any stream: under a set that is left out no more requests
   * fit than under a larger one that needs no more memory. All of them can be served; one that is
   * empty without modes.
   */
  public static List<Set<String>> ofStreams(Instance instance) {
    return ofStreams(instance, names(instance));
  }

  /** The sets of some names of which one is enough for any stream. */
  public static List<Set<String>> ofStreams(Instance instance, List<String> names) {
    List<Set<String>> kept =
        unreplaced(instance, names, MemoryModel::needsNoMoreThan, set -> canServe(instance, set));
    return kept.isEmpty() ? List.of(inOrder(names)) : kept;
  }

  private static boolean canServe(Instance instance, Set<String> set) {
    return (instance.speculation().minLength() == 0 || serveAll(instance, set))
        && Feasibility.neverFits(instance, set).isEmpty();
  }

  /**
   * Those among all sets of some names that no larger one of them replaces.
   *
   * @param replaces whether a set that has all names of another one does as well
   * @param allowed which may be among them
   */
  private static List<Set<String>> unreplaced(
      Instance instance,
      List<String> names,
      BiPredicate<MemoryModel, MemoryModel> replaces,
      Predicate<Set<String>> allowed) {
    Map<Set<String>, MemoryModel> kept = new LinkedHashMap<>();
    for (Set<String> set : all(names)) {
      MemoryModel own = MemoryModel.of(instance, set);
      boolean isReplaced =
          kept.entrySet().stream()
              .anyMatch(
                  larger ->
                      larger.getKey().containsAll(set) && replaces.test(larger.getValue(), own));
      if (!isReplaced && allowed.test(set)) {
        kept.put(set, own);
      }
    }
    return List.copyOf(kept.keySet());
  }
}
