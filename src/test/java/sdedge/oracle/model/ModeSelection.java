package sdedge.oracle.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** The models that the modes of a drafter run at the verifier, or at itself, by name. */
  private Map<String, Model> models(int drafter, boolean atVerifier) {
    Map<String, Model> models = new TreeMap<>();
    for (DraftMode mode : modes(drafter)) {
      if (mode.isAtVerifier() == atVerifier) {
        models.put(mode.model().name(), mode.model());
      }
    }
    return models;
  }

  private static double weightBytes(Map<String, Model> models) {
    return models.values().stream().mapToDouble(Model::weightBytes).sum();
  }

  /** The largest κ. */
  private static double bytesPerToken(Map<String, Model> models) {
    return models.values().stream().mapToDouble(Model::kvBytesPerToken).max().orElse(0);
  }

  /** What a drafter's node holds of tasks with so many tokens. */
  Memory.Load atDrafter(int drafter, double tokens) {
    Drafter at = instance.drafters().get(drafter);
    Map<String, Model> models =
        at.modes().isEmpty() ? Map.of("", at.node().model()) : models(drafter, false);
    return new Memory.Load(at.node(), weightBytes(models), bytesPerToken(models) * tokens);
  }

  /** What the verifier holds of tasks with so many tokens by drafter. */
  Memory.Load atVerifier(Map<Integer, Double> tokens) {
    Node verifier = instance.verifier();
    Map<String, Model> models = new TreeMap<>();
    for (int d = 0; d < instance.drafters().size(); d++) {
      models.putAll(models(d, true));
    }
    models.put(verifier.model().name(), verifier.model());
    double caches = 0;
    for (Map.Entry<Integer, Double> own : tokens.entrySet()) {
      double beside = bytesPerToken(models(own.getKey(), true));
      caches += (verifier.model().kvBytesPerToken() + beside) * own.getValue();
    }
    return new Memory.Load(verifier, weightBytes(models), caches);
  }
}
