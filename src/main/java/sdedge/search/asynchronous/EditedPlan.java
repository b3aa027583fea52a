package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.ChoiceSet;

/**
 * A plan of batches, and what moves need to change some of them.
 *
 * @param set all choices of drafting
 */
record EditedPlan(Instance instance, ChoiceSet set, List<Batch> batches) {
  Scope scope() {
    return instance.speculation().scope();
  }

  /** The plan with some batches in the place of {@code count} from {@code m}. */
  List<Batch> with(int m, int count, Batch... others) {
    List<Batch> changed = new ArrayList<>(batches.subList(0, m));
    changed.addAll(List.of(others));
    changed.addAll(batches.subList(m + count, batches.size()));
    return changed;
  }

  /** A batch that drafts like another one; parts that this does not have keep their own. */
  Batch like(int m, List<Integer> tasks) {
    if (scope() != Scope.DRAFTER) {
      return new Batch(tasks, batches.get(m).choices());
    }
    SortedMap<Integer, DraftChoice> known = choicesOf(batches.get(m));
    SortedMap<Integer, DraftChoice> own = new TreeMap<>();
    for (int k : tasks) {
      DraftChoice choice = known.get(drafter(k));
      own.put(drafter(k), choice == null ? choiceNow(k) : choice);
    }
    return new Batch(tasks, DraftChoices.of(own));
  }

  private DraftChoice choiceNow(int task) {
    return batches.stream()
        .filter(batch -> batch.tasks().contains(task))
        .findFirst()
        .orElseThrow()
        .choices()
        .of(drafter(task));
  }

  SortedMap<Integer, DraftChoice> choicesOf(Batch batch) {
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    batch.tasks().forEach(k -> byDrafter.put(drafter(k), batch.choices().of(drafter(k))));
    return byDrafter;
  }

  int[] ascending(Batch batch) {
    return batch.tasks().stream().mapToInt(this::drafter).distinct().sorted().toArray();
  }

  /** As they come, so that it does not matter in which sequence an instance lists them. */
  List<Integer> drafters(Batch batch) {
    return batch.tasks().stream().map(this::drafter).distinct().toList();
  }

  static List<Integer> without(List<Integer> tasks, List<Integer> some) {
    return tasks.stream().filter(k -> !some.contains(k)).toList();
  }

  int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }
}
