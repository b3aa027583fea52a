package sdedge.check.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Model;
import sdedge.instance.Node;
import sdedge.instance.Task;

/**
 * An instance with the modes of some names loaded at all drafters that have tasks (Section 6 of the
 * model).
 */
public record ModeSelection(Instance instance, Set<String> names) {
  /** The drafters that have tasks. */
  public static List<Drafter> drafters(Instance instance) {
    return instance.tasks().stream()
        .map(Task::drafter)
        .distinct()
        .sorted()
        .map(instance.drafters()::get)
        .toList();
  }

  /** The names of all modes of some drafters, as they come. */
  public static Set<String> names(List<Drafter> drafters) {
    Set<String> names = new LinkedHashSet<>();
    drafters.forEach(drafter -> drafter.modes().forEach(mode -> names.add(mode.name())));
    return names;
  }

  /** The names that drafters with tasks choose from, as they come. */
  public static Set<String> choices(Instance instance) {
    return names(drafters(instance).stream().filter(Drafter::hasChoice).toList());
  }

  /** All sets of some names, each behind its parts. */
  public static List<Set<String>> subsets(Set<String> names) {
    List<Set<String>> sets = new ArrayList<>(List.of(Set.of()));
    for (String name : names) {
      for (Set<String> set : List.copyOf(sets)) {
        Set<String> more = new TreeSet<>(set);
        more.add(name);
        sets.add(more);
      }
    }
    return sets;
  }

  /** Whether a drafter can draft so. */
  public boolean allows(int drafter, DraftChoice choice) {
    Drafter of = instance.drafters().get(drafter);
    return choice.length() == 0
        || of.modes().isEmpty()
        || (of.has(choice) && names.contains(of.mode(choice.mode()).name()));
  }

  private boolean hasTasks(int drafter) {
    return instance.tasks().stream().anyMatch(task -> task.drafter() == drafter);
  }

  private List<DraftMode> modes(int drafter) {
    return !names.isEmpty()
            && !instance.drafters().get(drafter).modes().isEmpty()
            && hasTasks(drafter)
        ? instance.drafters().get(drafter).modes().stream()
            .filter(mode -> names.contains(mode.name()))
            .toList()
        : List.of();
  }

  /** What a drafter's node holds of tasks with so many tokens. */
  Memory.Load atDrafter(int drafter, double tokens) {
    Drafter at = instance.drafters().get(drafter);
    Map<String, Model> models = new TreeMap<>();
    if (at.modes().isEmpty()) {
      models.put("", at.node().model());
    }
    for (DraftMode mode : modes(drafter)) {
      if (!mode.isAtVerifier()) {
        models.put(mode.model().name(), mode.model());
      }
    }
    double perToken = models.values().stream().mapToDouble(Model::kvBytesPerToken).max().orElse(0);
    double weights = models.values().stream().mapToDouble(Model::weightBytes).sum();
    return new Memory.Load(at.node(), weights, perToken * tokens);
  }

  /** What the verifier holds of tasks with so many tokens by drafter. */
  Memory.Load atVerifier(Map<Integer, Double> tokens) {
    Node verifier = instance.verifier();
    Map<String, Model> models = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size() && !names.isEmpty(); d++) {
      for (DraftMode mode : modes(d)) {
        if (mode.isAtVerifier()) {
          models.put(mode.model().name(), mode.model());
        }
      }
    }
    models.put(verifier.model().name(), verifier.model());
    double all = tokens.values().stream().mapToDouble(own -> own).sum();
    double caches = verifier.model().kvBytesPerToken() * all;
    if (!names.isEmpty()) {
      for (Map.Entry<Integer, Double> own : tokens.entrySet()) {
        caches += beside(own.getKey()) * own.getValue();
      }
    }
    double weights = models.values().stream().mapToDouble(Model::weightBytes).sum();
    return new Memory.Load(verifier, weights, caches);
  }

  /** κ of a drafter's tasks on the verifier beside the target's. */
  private double beside(int drafter) {
    return modes(drafter).stream()
        .filter(DraftMode::isAtVerifier)
        .mapToDouble(mode -> mode.model().kvBytesPerToken())
        .max()
        .orElse(0);
  }

  /** Whether tasks fit here wherever they fit with other modes: then those are not needed. */
  public boolean holdsWhatever(ModeSelection other) {
    List<Integer> drafters = new ArrayList<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      drafters.add(d);
    }
    return drafters.stream().allMatch(d -> isNoLarger(atDrafter(d, 1), other.atDrafter(d, 1)))
        && drafters.stream()
            .allMatch(
                d -> isNoLarger(atVerifier(Map.of(d, 1.0)), other.atVerifier(Map.of(d, 1.0))));
  }

  private static boolean isNoLarger(Memory.Load one, Memory.Load other) {
    return Double.isInfinite(one.node().memoryBytes())
        || (one.weights() <= other.weights() && one.caches() <= other.caches());
  }
}
