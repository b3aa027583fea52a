package sdedge.oracle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.plan.Batch;

/** The tasks of a batch at one drafter, which draft alike; indices in the instance. */
public record Part(int drafter, DraftChoice choice, List<Integer> tasks) {
  /** Those of a batch, one per drafter that has some of its tasks, in the order of the instance. */
  public static List<Part> of(Instance instance, Batch batch) {
    Map<Integer, List<Integer>> byDrafter = new TreeMap<>();
    for (int task : batch.tasks()) {
      int drafter = instance.tasks().get(task).drafter();
      byDrafter.computeIfAbsent(drafter, d -> new ArrayList<>()).add(task);
    }
    List<Part> parts = new ArrayList<>();
    byDrafter.forEach(
        (drafter, own) -> {
          DraftChoice choice = batch.choices().of(drafter);
          boolean chooses = instance.drafters().get(drafter).hasChoice();
          parts.add(new Part(drafter, chooses ? choice : DraftChoice.of(choice.length()), own));
        });
    return parts;
  }

  /** S, the names of the listed modes that some batches draft in. */
  public static Set<String> modes(Instance instance, List<Batch> batches) {
    Set<String> modes = new TreeSet<>();
    for (Batch batch : batches) {
      for (Part part : of(instance, batch)) {
        Drafter drafter = instance.drafters().get(part.drafter);
        String name = drafter.modeName(part.choice);
        if (name != null && !drafter.modes().isEmpty()) {
          modes.add(name);
        }
      }
    }
    return modes;
  }

  /** l. */
  public int length() {
    return choice.length();
  }
}
