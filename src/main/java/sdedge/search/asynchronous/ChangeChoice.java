package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import sdedge.instance.DraftChoice;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;

/** Another choice of drafting for a batch, for one of its parts or, under scope global, for all. */
final class ChangeChoice implements BatchMove {
  @Override
  public List<Supplier<List<Batch>>> of(EditedPlan plan, int m) {
    return plan.scope() == Scope.GLOBAL ? ofAll(plan, m) : ofOne(plan, m);
  }

  /** Looked for once, with the first batch. */
  private static List<Supplier<List<Batch>>> ofAll(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    Batch first = plan.batches().get(m);
    SortedMap<Integer, DraftChoice> now = plan.choicesOf(first);
    int[] drafters =
        plan.batches().stream()
            .flatMapToInt(batch -> Arrays.stream(plan.ascending(batch)))
            .distinct()
            .toArray();
    for (int q : m == 0 ? plan.set().places(drafters) : new int[0]) {
      if (!areAll(now, plan.set().at(q, plan.ascending(first)))) {
        all.add(() -> plan.batches().stream().map(batch -> with(plan, batch, q)).toList());
      }
    }
    return all;
  }

  private static Batch with(EditedPlan plan, Batch batch, int place) {
    DraftChoice choice = plan.set().at(place, plan.ascending(batch));
    return new Batch(batch.tasks(), new DraftChoices.SharedChoice(choice));
  }

  private static boolean areAll(SortedMap<Integer, DraftChoice> now, DraftChoice choice) {
    return now.values().stream().allMatch(choice::equals);
  }

  private static List<Supplier<List<Batch>>> ofOne(EditedPlan plan, int m) {
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    Batch batch = plan.batches().get(m);
    int[] own = plan.ascending(batch);
    SortedMap<Integer, DraftChoice> now = plan.choicesOf(batch);
    for (int q : plan.set().places(own)) {
      if (!areAll(now, plan.set().at(q, own))) {
        all.add(() -> plan.with(m, 1, with(plan, batch, q)));
      }
    }
    if (plan.scope() == Scope.DRAFTER && now.size() > 1) {
      plan.drafters(batch).forEach(drafter -> ofPart(plan, m, now, drafter, all));
    }
    return all;
  }

  private static void ofPart(
      EditedPlan plan,
      int m,
      SortedMap<Integer, DraftChoice> now,
      int drafter,
      List<Supplier<List<Batch>>> all) {
    for (int q : plan.set().of(drafter)) {
      SortedMap<Integer, DraftChoice> then = new TreeMap<>(now);
      then.put(drafter, plan.set().at(q, new int[] {drafter}));
      if (!then.equals(now)) {
        List<Integer> tasks = plan.batches().get(m).tasks();
        all.add(() -> plan.with(m, 1, new Batch(tasks, DraftChoices.of(then))));
      }
    }
  }
}
