package sdedge.check.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sdedge.check.model.ModeSelection;
import sdedge.check.model.ResultPlan;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Scope;

/**
 * How the parts of a batch may draft.
 *
 * @param each the lengths of a part
 * @param mode the one name of all that have a choice; empty for any
 * @param alike whether all parts of a batch draft alike
 * @param loaded the modes that may be used, and the memory that they leave
 */
record Lengths(List<Integer> each, List<String> mode, boolean alike, ModeSelection loaded) {
  /** No drafts at all. */
  static Lengths none(Instance instance) {
    return new Lengths(List.of(0), List.of(), true, new ModeSelection(instance, Set.of()));
  }

  /** The plans that weights are said to prove a bound of. */
  static Lengths of(Weights weights, Instance instance, Scope scope) {
    List<Integer> each = weights.length() == null ? all(instance) : List.of(weights.length());
    List<String> mode = weights.mode() == null ? List.of() : List.of(weights.mode());
    return new Lengths(
        each, mode, scope != Scope.DRAFTER, new ModeSelection(instance, weights.loaded()));
  }

  private static List<Integer> all(Instance instance) {
    int least = instance.speculation().minLength();
    return IntStream.rangeClosed(least, instance.speculation().maxLength()).boxed().toList();
  }

  /** What is searched under a scope: the sets of which each plan takes all its choices from one. */
  static List<Lengths> searched(Instance instance, Scope scope) {
    List<Integer> all = all(instance);
    List<Lengths> sets = new ArrayList<>();
    for (ModeSelection loaded : sets(instance)) {
      if (scope != Scope.GLOBAL) {
        sets.add(new Lengths(all, List.of(), scope == Scope.BATCH, loaded));
        continue;
      }
      Set<String> names = names(instance, true);
      for (int length : all) {
        if (length == 0 || names.isEmpty()) {
          sets.add(new Lengths(List.of(length), List.of(), true, loaded));
          continue;
        }
        for (String name : names) {
          sets.add(new Lengths(List.of(length), List.of(name), true, loaded));
        }
      }
    }
    return sets;
  }

  /** The names of modes of drafters that have tasks. */
  private static Set<String> names(Instance instance, boolean ofChoices) {
    Set<String> names = new LinkedHashSet<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      Drafter drafter = instance.drafters().get(instance.tasks().get(k).drafter());
      if (!ofChoices || drafter.hasChoice()) {
        drafter.modes().stream().map(DraftMode::name).forEach(names::add);
      }
    }
    return names;
  }

  /** Sets of modes: one that leaves no less memory than a part of it makes that needless. */
  private static List<ModeSelection> sets(Instance instance) {
    List<String> names = List.copyOf(names(instance, false));
    List<ModeSelection> all = new ArrayList<>();
    for (int bits = (1 << names.size()) - 1; bits >= 0; bits--) {
      Set<String> set = new TreeSet<>();
      for (int i = 0; i < names.size(); i++) {
        if ((bits >> i & 1) == 1) {
          set.add(names.get(i));
        }
      }
      ModeSelection loaded = new ModeSelection(instance, set);
      if (all.stream().noneMatch(o -> o.names().containsAll(set) && o.holdsWhatever(loaded))) {
        all.add(loaded);
      }
    }
    return all;
  }

  /** Whether a batch may be in a plan. */
  boolean allow(ResultPlan.Batch batch) {
    Map<Integer, DraftChoice> own = new TreeMap<>();
    batch.parts().forEach(part -> own.put(part.drafter(), part.drafting()));
    return choices(batch.parts()).stream().anyMatch(choice -> choice.equals(own));
  }

  /** All choices for a batch: by drafter, of the drafters that have some of its tasks. */
  List<Map<Integer, DraftChoice>> choices(List<ResultPlan.Part> parts) {
    List<Map<Integer, DraftChoice>> choices = new ArrayList<>();
    if (alike) {
      for (int length : each) {
        for (String name : alikeNames(parts, length)) {
          Map<Integer, DraftChoice> choice = new TreeMap<>();
          for (ResultPlan.Part part : parts) {
            drafter(part).drafting(loaded, name, length, choice, part.drafter());
          }
          if (choice.size() == parts.size()) {
            choices.add(choice);
          }
        }
      }
      return choices;
    }
    choices.add(Map.of());
    for (ResultPlan.Part part : parts) {
      List<Map<Integer, DraftChoice>> longer = new ArrayList<>();
      for (Map<Integer, DraftChoice> choice : choices) {
        for (int length : each) {
          for (String name : alikeNames(List.of(part), length)) {
            Map<Integer, DraftChoice> with = new TreeMap<>(choice);
            drafter(part).drafting(loaded, name, length, with, part.drafter());
            if (with.size() > choice.size()) {
              longer.add(with);
            }
          }
        }
      }
      choices = longer;
    }
    return choices;
  }

  /** The names that make a difference to some parts; an empty one if there are none. */
  private Set<String> alikeNames(List<ResultPlan.Part> parts, int length) {
    Set<String> names = new LinkedHashSet<>();
    for (ResultPlan.Part part : parts) {
      Drafter drafter = loaded.instance().drafters().get(part.drafter());
      if (length > 0 && drafter.hasChoice()) {
        drafter.modes().stream()
            .map(DraftMode::name)
            .filter(name -> mode.isEmpty() || mode.contains(name))
            .forEach(names::add);
      }
    }
    boolean anyChoice =
        parts.stream()
            .anyMatch(part -> loaded.instance().drafters().get(part.drafter()).hasChoice());
    return names.isEmpty() && (length == 0 || !anyChoice) ? Set.of("") : names;
  }

  private Own drafter(ResultPlan.Part part) {
    return new Own(loaded.instance().drafters().get(part.drafter()));
  }

  /** A drafter and how it may draft. */
  private record Own(Drafter drafter) {
    /** Puts the choice that a name and a length mean here, if it is one. */
    void drafting(
        ModeSelection loaded,
        String name,
        int length,
        Map<Integer, DraftChoice> choice,
        int index) {
      if (length == 0) {
        choice.put(index, DraftChoice.NONE);
      } else if (drafter.modes().isEmpty()) {
        choice.put(index, DraftChoice.of(length));
      } else {
        DraftChoice drafting =
            drafter.hasChoice() ? new DraftChoice(name, length) : DraftChoice.of(length);
        if (drafter.has(drafting)
            && loaded.names().contains(drafter.mode(drafting.mode()).name())) {
          choice.put(index, drafting);
        }
      }
    }
  }
}
