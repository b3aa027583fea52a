package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** The plans that differ from a plan by one step; those that do not fit in memory included. */
final class Moves {
  private final Instance instance;
  private final Scope scope;
  private final ChoiceSet set;
  private final List<Batch> plan;
  private final List<Supplier<List<Batch>>> all = new ArrayList<>();

  private Moves(Instance instance, List<Batch> plan) {
    this.instance = instance;
    this.plan = plan;
    scope = instance.speculation().scope();
    set = ChoiceSets.all(instance);
  }

  /** All moves, to be made when asked for, always in the same sequence. */
  static List<Supplier<List<Batch>>> of(Instance instance, List<Batch> plan) {
    Moves moves = new Moves(instance, plan);
    for (int m = 0; m < plan.size(); m++) {
      moves.changeChoices(m);
      moves.split(m);
      moves.reorder(m);
      moves.merge(m);
      moves.moveTasks(m);
    }
    return moves.all;
  }

  private void changeChoices(int m) {
    Batch batch = plan.get(m);
    int[] own = ascending(batch);
    SortedMap<Integer, DraftChoice> now = choicesOf(batch);
    for (int q : scope == Scope.GLOBAL ? forAll(m) : set.places(own)) {
      DraftChoice choice = set.at(q, own);
      if (now.values().stream().allMatch(choice::equals)) {
        continue;
      }
      if (scope != Scope.GLOBAL) {
        all.add(() -> with(m, 1, new Batch(batch.tasks(), new DraftChoices.SharedChoice(choice))));
      } else if (m == 0) {
        all.add(() -> plan.stream().map(b -> choice(b, q)).toList());
      }
    }
    if (scope == Scope.DRAFTER && now.size() > 1) {
      drafters(batch).forEach(drafter -> changeChoice(m, now, drafter));
    }
  }

  /** The choices that all batches may have; looked for once. */
  private int[] forAll(int m) {
    int[] drafters =
        m > 0
            ? ascending(plan.get(m))
            : plan.stream().flatMapToInt(b -> Arrays.stream(ascending(b))).distinct().toArray();
    return set.places(drafters);
  }

  private Batch choice(Batch batch, int place) {
    return new Batch(batch.tasks(), new DraftChoices.SharedChoice(set.at(place, ascending(batch))));
  }

  private void changeChoice(int m, SortedMap<Integer, DraftChoice> now, int drafter) {
    for (int q : set.of(drafter)) {
      SortedMap<Integer, DraftChoice> then = new TreeMap<>(now);
      then.put(drafter, set.at(q, new int[] {drafter}));
      if (!then.equals(now)) {
        all.add(() -> with(m, 1, new Batch(plan.get(m).tasks(), DraftChoices.of(then))));
      }
    }
  }

  /** In two at each place, a drafter's part from the others, and a task from the others. */
  private void split(int m) {
    List<Integer> tasks = plan.get(m).tasks();
    for (int p = 1; p < tasks.size(); p++) {
      List<Integer> head = tasks.subList(0, p);
      List<Integer> tail = tasks.subList(p, tasks.size());
      all.add(() -> with(m, 1, like(m, head), like(m, tail)));
    }
    for (int drafter : drafters(plan.get(m))) {
      List<Integer> own = tasks.stream().filter(k -> drafter(k) == drafter).toList();
      if (own.size() < tasks.size()) {
        splitOff(m, own);
      }
    }
    for (int p = 1; p < tasks.size() - 1; p++) {
      splitOff(m, List.of(tasks.get(p)));
    }
  }

  private void splitOff(int m, List<Integer> some) {
    List<Integer> others = without(plan.get(m).tasks(), some);
    all.add(() -> with(m, 1, like(m, some), like(m, others)));
    all.add(() -> with(m, 1, like(m, others), like(m, some)));
  }

  private void reorder(int m) {
    for (int to = 0; to < plan.size(); to++) {
      int place = to;
      if (to != m && to != m + 1) { // the next batch moved to here is the same
        all.add(
            () -> {
              List<Batch> moved = new ArrayList<>(plan);
              moved.add(place, moved.remove(m));
              return moved;
            });
      }
    }
  }

  private void merge(int m) {
    for (int other = m + 1; other < plan.size(); other++) {
      int n = other;
      List<Integer> tasks = new ArrayList<>(plan.get(m).tasks());
      tasks.addAll(plan.get(n).tasks());
      all.add(() -> merged(m, n, like(m, tasks)));
      if (!plan.get(m).choices().equals(plan.get(n).choices())) {
        all.add(() -> merged(m, n, like(n, tasks)));
      }
    }
  }

  private List<Batch> merged(int m, int n, Batch both) {
    List<Batch> merged = new ArrayList<>(plan);
    merged.remove(n);
    merged.set(m, both);
    return merged;
  }

  private void moveTasks(int m) {
    List<Integer> tasks = plan.get(m).tasks();
    for (int task : tasks.size() > 1 ? tasks : List.<Integer>of()) {
      for (int other = 0; other < plan.size(); other++) {
        int n = other;
        if (n != m) {
          all.add(() -> moved(task, m, n));
        }
      }
    }
  }

  /** A task comes last in an earlier batch, first in a later one: order is kept at a boundary. */
  private List<Batch> moved(int task, int from, int to) {
    List<Integer> tasks = new ArrayList<>(plan.get(to).tasks());
    tasks.add(to < from ? tasks.size() : 0, task);
    List<Batch> moved = new ArrayList<>(plan);
    moved.set(from, like(from, without(plan.get(from).tasks(), List.of(task))));
    moved.set(to, like(to, tasks));
    return moved;
  }

  /** The plan with some batches in the place of {@code count} from {@code m}. */
  private List<Batch> with(int m, int count, Batch... batches) {
    List<Batch> changed = new ArrayList<>(plan.subList(0, m));
    changed.addAll(List.of(batches));
    changed.addAll(plan.subList(m + count, plan.size()));
    return changed;
  }

  /** A batch that drafts like another one; parts that this does not have keep their own. */
  private Batch like(int m, List<Integer> tasks) {
    if (scope != Scope.DRAFTER) {
      return new Batch(tasks, plan.get(m).choices());
    }
    SortedMap<Integer, DraftChoice> known = choicesOf(plan.get(m));
    SortedMap<Integer, DraftChoice> own = new TreeMap<>();
    for (int k : tasks) {
      DraftChoice choice = known.get(drafter(k));
      own.put(drafter(k), choice == null ? choiceNow(k) : choice);
    }
    return new Batch(tasks, DraftChoices.of(own));
  }

  private DraftChoice choiceNow(int task) {
    return plan.stream()
        .filter(batch -> batch.tasks().contains(task))
        .findFirst()
        .orElseThrow()
        .choices()
        .of(drafter(task));
  }

  private SortedMap<Integer, DraftChoice> choicesOf(Batch batch) {
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    batch.tasks().forEach(k -> byDrafter.put(drafter(k), batch.choices().of(drafter(k))));
    return byDrafter;
  }

  private int[] ascending(Batch batch) {
    return batch.tasks().stream().mapToInt(this::drafter).distinct().sorted().toArray();
  }

  /** As they come, so that it does not matter in which sequence an instance lists them. */
  private List<Integer> drafters(Batch batch) {
    return batch.tasks().stream().map(this::drafter).distinct().toList();
  }

  private static List<Integer> without(List<Integer> tasks, List<Integer> some) {
    return tasks.stream().filter(k -> !some.contains(k)).toList();
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }
}
