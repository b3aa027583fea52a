package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;

/** Sets of modes that a plan can need (Section 6 of the model). */
final class ModeSubsets {
  private ModeSubsets() {}

  static Set<String> names(Instance instance) {
    return ModeSelection.names(ModeSelection.drafters(instance));
  }

  /** The names that a list states, of those that there may be; none without the list. */
  static Set<String> stated(ObjectReader of, String key, Set<String> names) {
    Set<String> stated = new TreeSet<>();
    if (of.optional(key).isPresent()) {
      for (ValueReader name : of.list(key, 1, Integer.MAX_VALUE)) {
        String word = name.text(TextRule.NAME);
        if (!names.contains(word) || !stated.add(word)) {
          name.reject("a draft mode of drafters with tasks that may be loaded, once");
        }
      }
    }
    return stated;
  }

  /** Whether all drafters that have tasks can draft in one step, if some modes are loaded. */
  static boolean haveCommonMode(Instance instance, Set<String> loaded) {
    return ofOneChoice(instance).stream().anyMatch(loaded::containsAll);
  }

  /** All with which every drafter that has tasks can draft, if it has to. */
  static List<Set<String>> thatServeAll(Instance instance) {
    List<Drafter> drafters = ModeSelection.drafters(instance);
    List<Set<String>> sets = ModeSelection.subsets(new TreeSet<>(names(instance)));
    if (instance.speculation().minLength() > 0) {
      sets.removeIf(set -> drafters.stream().anyMatch(drafter -> !serves(set, drafter)));
    }
    return sets;
  }

  private static boolean serves(Set<String> set, Drafter drafter) {
    return drafter.modes().isEmpty()
        || drafter.modes().stream().anyMatch(mode -> set.contains(mode.name()));
  }

  /** What is loaded if all drafters draft in one mode, those of one mode in theirs. */
  static List<Set<String>> ofOneChoice(Instance instance) {
    Map<Boolean, List<Drafter>> byChoice =
        ModeSelection.drafters(instance).stream()
            .collect(Collectors.partitioningBy(Drafter::hasChoice));
    List<Drafter> choosing = byChoice.getOrDefault(true, List.of());
    Set<String> own = ModeSelection.names(byChoice.getOrDefault(false, List.of()));
    if (choosing.isEmpty()) {
      return List.of(own);
    }
    List<Set<String>> sets = new ArrayList<>();
    for (String name : ModeSelection.names(choosing)) {
      if (choosing.stream().allMatch(drafter -> serves(Set.of(name), drafter))) {
        Set<String> set = new TreeSet<>(own);
        set.add(name);
        sets.add(set);
      }
    }
    return sets;
  }

  /**
   * Whether each set of some names that can serve is part of a given one that needs no more memory.
   */
  static boolean cover(Instance instance, List<Set<String>> given, Set<String> names) {
    return thatServeAll(instance).stream()
        .filter(names::containsAll)
        .map(set -> new ModeSelection(instance, set))
        .filter(own -> tasks(instance).allMatch(k -> Memory.fits(own, List.of(k))))
        .allMatch(own -> given.stream().anyMatch(set -> isPart(own, set)));
  }

  private static IntStream tasks(Instance instance) {
    return IntStream.range(0, instance.tasks().size());
  }

  private static boolean isPart(ModeSelection own, Set<String> set) {
    return set.containsAll(own.names())
        && new ModeSelection(own.instance(), set).holdsWhatever(own);
  }

  /** The first task that does not fit alone, whatever is loaded; none if all do. */
  static OptionalInt tooLarge(Instance instance) {
    List<ModeSelection> selections =
        thatServeAll(instance).stream().map(set -> new ModeSelection(instance, set)).toList();
    return tasks(instance)
        .filter(k -> selections.stream().noneMatch(own -> Memory.fits(own, List.of(k))))
        .findFirst();
  }
}
