package sdedge.explain.difference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.DraftChoices.SharedChoice;
import sdedge.plan.Plan;

/**
 * How each task drafts, from which the choices of batches of whatever tasks follow: a batch, or a
 * part of it, drafts as most of its tasks would.
 *
 * @param perPart whether the parts of a batch may draft differently
 * @param byTask by index of the task
 */
record Drafting(Instance instance, boolean perPart, Map<Integer, DraftChoice> byTask) {
  Drafting {
    byTask = Map.copyOf(byTask);
  }

  /** That of a plan of batches. */
  static Drafting of(Instance instance, boolean perPart, Plan plan) {
    Map<Integer, DraftChoice> byTask = new HashMap<>();
    for (Batch batch : plan.batches()) {
      for (int task : batch.tasks()) {
        byTask.put(task, batch.choices().of(instance.tasks().get(task).drafter()));
      }
    }
    return new Drafting(instance, perPart, byTask);
  }

  /** What the task at a place of one sequence does, done by the one at that place of another. */
  Drafting moved(List<Integer> from, List<Integer> to) {
    Map<Integer, DraftChoice> moved = new HashMap<>();
    for (int place = 0; place < from.size(); place++) {
      moved.put(to.get(place), of(from.get(place)));
    }
    return new Drafting(instance, perPart, moved);
  }

  /** These lengths, in the modes of another, where that drafts, or else in these. */
  Drafting inModesOf(Drafting other) {
    Map<Integer, DraftChoice> mixed = new HashMap<>();
    byTask.forEach(
        (task, choice) -> {
          String mode = other.of(task).length() > 0 ? other.of(task).mode() : choice.mode();
          mixed.put(task, new DraftChoice(mode, choice.length()));
        });
    return new Drafting(instance, perPart, mixed);
  }

  DraftChoice of(int task) {
    DraftChoice choice = byTask.get(task);
    if (choice == null) {
      throw new IllegalArgumentException("the plan lacks the task with index " + task);
    }
    return choice;
  }

  /**
   * The choices of a batch.
   *
   * @param preferred whose choice is taken of those that equally many of its tasks have
   */
  DraftChoices of(List<Integer> tasks, Drafting preferred) {
    if (!perPart) {
      return new SharedChoice(mostCommon(tasks, preferred));
    }
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    tasks.stream()
        .collect(Collectors.groupingBy(task -> instance.tasks().get(task).drafter()))
        .forEach((drafter, part) -> byDrafter.put(drafter, mostCommon(part, preferred)));
    return DraftChoices.of(byDrafter);
  }

  private DraftChoice mostCommon(List<Integer> tasks, Drafting preferred) {
    Map<DraftChoice, Integer> counts = new LinkedHashMap<>();
    tasks.forEach(task -> counts.merge(of(task), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    counts.values().removeIf(count -> count < most);
    return tasks.stream()
        .map(preferred::of)
        .filter(counts::containsKey)
        .findFirst()
        .orElseGet(() -> counts.keySet().iterator().next());
  }
}
