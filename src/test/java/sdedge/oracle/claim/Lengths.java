package sdedge.oracle.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Part;

/**
 * How the parts of a batch may draft.
 *
 * @param each the lengths of a part
 * @param mode the one name of all that have a choice; empty for any
 * @param alike whether all parts of a batch draft alike
 * @param loaded the modes that may be used, and the memory that they leave
 */
public record Lengths(List<Integer> each, List<String> mode, boolean alike, ModeSelection loaded) {
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
  public static List<Lengths> searched(Instance instance, Scope scope) {
    List<Integer> all = all(instance);
    List<String> anyName = List.of();
    Set<String> names = ModeSelection.choices(instance);
    List<List<String>> modes =
        names.isEmpty() ? List.of(anyName) : names.stream().map(List::of).toList();
    List<Lengths> sets = new ArrayList<>();
    for (ModeSelection loaded : sets(instance)) {
      if (scope != Scope.GLOBAL) {
        sets.add(new Lengths(all, anyName, scope == Scope.BATCH, loaded));
        continue;
      }
      for (int length : all) {
        for (List<String> mode : length == 0 ? List.of(anyName) : modes) {
          sets.add(new Lengths(List.of(length), mode, true, loaded));
        }
      }
    }
    return sets;
  }

  /** Sets of modes: one that leaves no less memory than a part of it makes that needless. */
  private static List<ModeSelection> sets(Instance instance) {
    List<Set<String>> sets =
        ModeSelection.subsets(ModeSelection.names(ModeSelection.drafters(instance)));
    Collections.reverse(sets);
    List<ModeSelection> all = new ArrayList<>();
    for (Set<String> set : sets) {
      ModeSelection loaded = new ModeSelection(instance, set);
      if (all.stream().noneMatch(o -> o.names().containsAll(set) && o.holdsWhatever(loaded))) {
        all.add(loaded);
      }
    }
    return all;
  }

  /** All choices for a batch: by drafter, of the drafters that have some of its tasks. */
  public List<SortedMap<Integer, DraftChoice>> choices(List<Part> parts) {
    List<List<Part>> together = alike ? List.of(parts) : parts.stream().map(List::of).toList();
    List<SortedMap<Integer, DraftChoice>> choices = List.of(new TreeMap<>());
    for (List<Part> some : together) {
      choices = choices.stream().flatMap(before -> with(before, some)).toList();
    }
    return choices;
  }

  /** What is chosen already, with each choice of some parts that draft alike. */
  private Stream<SortedMap<Integer, DraftChoice>> with(
      SortedMap<Integer, DraftChoice> before, List<Part> parts) {
    List<SortedMap<Integer, DraftChoice>> choices = new ArrayList<>();
    for (int length : each) {
      for (String name : names(parts, length)) {
        SortedMap<Integer, DraftChoice> choice = new TreeMap<>(before);
        for (Part part : parts) {
          boolean chooses = drafter(part).hasChoice();
          DraftChoice own = chooses ? new DraftChoice(name, length) : DraftChoice.of(length);
          if (loaded.allows(part.drafter(), own)) {
            choice.put(part.drafter(), own);
          }
        }
        if (choice.size() == before.size() + parts.size()) {
          choices.add(choice);
        }
      }
    }
    return choices.stream();
  }

  /** The names that make a difference to some parts; an empty one if there are none. */
  private Set<String> names(List<Part> parts, int length) {
    List<Drafter> choosing = parts.stream().map(this::drafter).filter(Drafter::hasChoice).toList();
    if (length == 0 || choosing.isEmpty()) {
      return Set.of("");
    }
    Set<String> names = ModeSelection.names(choosing);
    if (!mode.isEmpty()) {
      names.retainAll(mode);
    }
    return names;
  }

  private Drafter drafter(Part part) {
    return loaded.instance().drafters().get(part.drafter());
  }
}
