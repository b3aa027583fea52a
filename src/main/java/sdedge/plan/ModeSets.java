package sdedge.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    Set<String> names = new LinkedHashSet<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      if (instance.tasksOf(d).length > 0) {
        instance.drafters().get(d).modes().forEach(mode -> names.add(mode.name()));
      }
    }
    return List.copyOf(names);
  }

  /** All sets of some names, the largest first. */
  static List<Set<String>> all(List<String> names) {
    List<Set<String>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << names.size(); bits++) {
      Set<String> set = new TreeSet<>();
      for (int i = 0; i < names.size(); i++) {
        if ((bits >> i & 1) == 1) {
          set.add(names.get(i));
        }
      }
      sets.add(set);
    }
    sets.sort(Comparator.comparing(set -> -set.size()));
    return sets;
  }

  /** All sets of some names, the smallest first, each in the order of the names. */
  public static List<Set<String>> smallestFirst(List<String> names) {
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
    sets.sort(Comparator.comparing(Set::size));
    return sets;
  }

  /** Whether all drafters that have tasks may draft in one step while some modes are loaded. */
  public static boolean haveCommonChoice(Instance instance, Set<String> loaded) {
    List<Drafter> drafters =
        IntStream.range(0, instance.drafters().size())
            .filter(d -> instance.tasksOf(d).length > 0)
            .mapToObj(instance.drafters()::get)
            .toList();
    boolean haveOwn =
        drafters.stream()
            .filter(drafter -> !drafter.hasChoice())
            .flatMap(drafter -> drafter.modes().stream())
            .allMatch(mode -> loaded.contains(mode.name()));
    List<Drafter> choosing = drafters.stream().filter(Drafter::hasChoice).toList();
    return haveOwn
        && (choosing.isEmpty()
            || loaded.stream()
                .map(name -> new DraftChoice(name, 1))
                .anyMatch(one -> choosing.stream().allMatch(drafter -> drafter.has(one))));
  }

  /** Whether every drafter that has tasks has a mode of one of the names, or lists none. */
  static boolean serveAll(Instance instance, Set<String> loaded) {
    for (int d = 0; d < instance.drafters().size(); d++) {
      List<DraftMode> modes = instance.drafters().get(d).modes();
      if (!modes.isEmpty()
          && instance.tasksOf(d).length > 0
          && modes.stream().noneMatch(mode -> loaded.contains(mode.name()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets of some names of which one is enough for any plan, the largest first: under a set that is
   * left out no more tasks fit than under a larger one that is not, as it needs no more memory, or
   * as all tasks fit at once.
   */
  public static List<Set<String>> thatMemoryTellsApart(Instance instance, List<String> names) {
    List<Set<String>> kept = new ArrayList<>();
    List<MemoryModel> residences = new ArrayList<>();
    for (Set<String> set : all(names)) {
      MemoryModel own = MemoryModel.of(instance, set);
      boolean replaced = false;
      for (int i = 0; i < kept.size() && !replaced; i++) {
        MemoryModel larger = residences.get(i);
        replaced =
            kept.get(i).containsAll(set) && (larger.needsNoMoreThan(own) || larger.holdsAll());
      }
      if (!replaced) {
        kept.add(set);
        residences.add(own);
      }
    }
    return kept;
  }

  /**
   * The sets of which one is enough for any stream: under a set that is left out no more requests
   * fit than under a larger one that needs no more memory. All of them can be served; one that is
   * empty without modes.
   */
  public static List<Set<String>> ofStreams(Instance instance) {
    return ofStreams(instance, names(instance));
  }

  /** The same of some names. */
  public static List<Set<String>> ofStreams(Instance instance, List<String> names) {
    List<Set<String>> kept = new ArrayList<>();
    List<MemoryModel> residences = new ArrayList<>();
    for (Set<String> set : all(names)) {
      MemoryModel own = MemoryModel.of(instance, set);
      boolean replaced = false;
      for (int i = 0; i < kept.size() && !replaced; i++) {
        replaced = kept.get(i).containsAll(set) && residences.get(i).needsNoMoreThan(own);
      }
      if (!replaced && canServe(instance, set)) {
        kept.add(set);
        residences.add(own);
      }
    }
    return kept.isEmpty() ? List.of(Set.copyOf(names)) : kept;
  }

  private static boolean canServe(Instance instance, Set<String> set) {
    return (instance.speculation().minLength() == 0 || serveAll(instance, set))
        && Feasibility.neverFits(instance, set).isEmpty();
  }
}
