package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.LocalSearch.MoveAcceptance;
import sdedge.search.local.LocalSearch.Neighbourhood;
import sdedge.search.local.Solution;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/**
 * The plans of batches that differ from one by a move, each made when asked for, always in the same
 * sequence; those too that do not fit in memory. A kind of move is a method, called by {@link #of}.
 */
public final class BatchMoves {
  private final Instance instance;
  private final Scope scope;
  private final ChoiceSet set; // all choices of drafting
  private final List<Batch> batches;
  private final List<Supplier<List<Batch>>> found = new ArrayList<>();

  private BatchMoves(Instance instance, List<Batch> batches) {
    this.instance = instance;
    this.batches = batches;
    scope = instance.speculation().scope();
    set = ChoiceSets.all(instance);
  }

  /** All moves of a plan. */
  static List<Supplier<List<Batch>>> of(Instance instance, List<Batch> batches) {
    BatchMoves moves = new BatchMoves(instance, batches);
    for (int m = 0; m < batches.size(); m++) {
      moves.changeChoice(m);
      moves.split(m);
      moves.splitOff(m);
      moves.moveBatch(m);
      moves.merge(m);
      moves.moveTask(m);
    }
    return moves.found;
  }

  /**
   * Another choice of drafting for a batch or for one of its parts; under scope global for all
   * batches, looked for once.
   */
  private void changeChoice(int m) {
    boolean isOfAll = scope == Scope.GLOBAL;
    if (isOfAll && m > 0) {
      return;
    }
    Batch batch = batches.get(m);
    int[] own = drafters(List.of(batch));
    SortedMap<Integer, DraftChoice> now = choices(batch);
    for (int q : set.places(isOfAll ? drafters(batches) : own)) {
      if (!now.values().stream().allMatch(set.at(q, own)::equals)) {
        found.add(
            isOfAll
                ? () -> batches.stream().map(each -> drafting(each, q)).toList()
                : () -> with(m, drafting(batch, q)));
      }
    }
    if (scope == Scope.DRAFTER && now.size() > 1) {
      Arrays.stream(own).forEach(drafter -> changePart(m, now, drafter));
    }
  }

  private void changePart(int m, SortedMap<Integer, DraftChoice> now, int drafter) {
    for (int q : set.of(drafter)) {
      SortedMap<Integer, DraftChoice> then = new TreeMap<>(now);
      then.put(drafter, set.at(q, new int[] {drafter}));
      if (!then.equals(now)) {
        found.add(() -> with(m, new Batch(batches.get(m).tasks(), DraftChoices.of(then))));
      }
    }
  }

  /** A batch in two at each place. */
  private void split(int m) {
    List<Integer> tasks = batches.get(m).tasks();
    for (int p = 1; p < tasks.size(); p++) {
      List<Integer> head = tasks.subList(0, p);
      List<Integer> tail = tasks.subList(p, tasks.size());
      found.add(() -> with(m, like(m, head), like(m, tail)));
    }
  }

  /** The part of a drafter, or a task, from the others of its batch, before or after them. */
  private void splitOff(int m) {
    List<Integer> tasks = batches.get(m).tasks();
    for (int drafter : drafters(List.of(batches.get(m)))) {
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
    List<Integer> rest = without(batches.get(m).tasks(), some);
    found.add(() -> with(m, like(m, some), like(m, rest)));
    found.add(() -> with(m, like(m, rest), like(m, some)));
  }

  /** A batch at another place in the sequence. */
  private void moveBatch(int m) {
    for (int to = 0; to < batches.size(); to++) {
      int place = to;
      if (to != m && to != m + 1) { // the next batch moved to here is the same
        found.add(
            () -> {
              List<Batch> moved = new ArrayList<>(batches);
              moved.add(place, moved.remove(m));
              return moved;
            });
      }
    }
  }

  /** A batch together with a later one, drafting like either. */
  private void merge(int m) {
    for (int other = m + 1; other < batches.size(); other++) {
      int n = other;
      List<Integer> tasks = new ArrayList<>(batches.get(m).tasks());
      tasks.addAll(batches.get(n).tasks());
      found.add(() -> merged(m, n, like(m, tasks)));
      if (!batches.get(m).choices().equals(batches.get(n).choices())) {
        found.add(() -> merged(m, n, like(n, tasks)));
      }
    }
  }

  private List<Batch> merged(int m, int n, Batch both) {
    List<Batch> merged = with(m, both);
    merged.remove(n);
    return merged;
  }

  /** A task of a batch of several in another batch. */
  private void moveTask(int m) {
    List<Integer> tasks = batches.get(m).tasks();
    for (int task : tasks.size() > 1 ? tasks : List.<Integer>of()) {
      for (int other = 0; other < batches.size(); other++) {
        int n = other;
        if (n != m) {
          found.add(() -> moved(task, m, n));
        }
      }
    }
  }

  /** It comes last in an earlier batch, first in a later one: order is kept at a boundary. */
  private List<Batch> moved(int task, int from, int to) {
    List<Integer> tasks = new ArrayList<>(batches.get(to).tasks());
    tasks.add(to < from ? tasks.size() : 0, task);
    List<Batch> moved = with(to, like(to, tasks));
    moved.set(from, like(from, without(batches.get(from).tasks(), List.of(task))));
    return moved;
  }

  /** The plan with some batches in the place of one. */
  private List<Batch> with(int m, Batch... others) {
    List<Batch> changed = new ArrayList<>(batches);
    changed.remove(m);
    changed.addAll(m, List.of(others));
    return changed;
  }

  private Batch drafting(Batch batch, int place) {
    DraftChoice choice = set.at(place, drafters(List.of(batch)));
    return new Batch(batch.tasks(), new DraftChoices.SharedChoice(choice));
  }

  /** A batch that drafts like another one; parts that this does not have keep their own. */
  private Batch like(int m, List<Integer> tasks) {
    if (scope != Scope.DRAFTER) {
      return new Batch(tasks, batches.get(m).choices());
    }
    SortedMap<Integer, DraftChoice> known = choices(batches.get(m));
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

  /** By drafter, how its part drafts. */
  private SortedMap<Integer, DraftChoice> choices(Batch batch) {
    SortedMap<Integer, DraftChoice> byDrafter = new TreeMap<>();
    batch.tasks().forEach(k -> byDrafter.put(drafter(k), batch.choices().of(drafter(k))));
    return byDrafter;
  }

  /** As they come, so that it does not matter in which sequence an instance lists them. */
  private int[] drafters(List<Batch> some) {
    return some.stream()
        .flatMap(batch -> batch.tasks().stream())
        .mapToInt(this::drafter)
        .distinct()
        .toArray();
  }

  private int drafter(int task) {
    return instance.tasks().get(task).drafter();
  }

  private static List<Integer> without(List<Integer> tasks, List<Integer> some) {
    return tasks.stream().filter(k -> !some.contains(k)).toList();
  }

  /** Improves plans of batches by moves, tried in a random sequence, that lower their makespan. */
  public static final class BatchSearch implements Neighbourhood<List<Batch>> {
    private static final int VAIN_JUMPS = 40;
    private static final int JUMP = 3; // moves at random
    private static final long SEED = 1;

    private final Instance instance;
    private final Executor executor;
    private final Random random = new Random(SEED);

    private BatchSearch(Instance instance, Executor executor) {
      this.instance = instance;
      this.executor = executor;
    }

    /**
     * The best plan found from a feasible one, under its pipeline; cohorts are made anew.
     *
     * @param mostStages stages to execute, about
     */
    public static Solution<Plan> improve(
        Instance instance, Plan start, long mostStages, Control control) {
      Executor executor = new Executor(instance, start);
      Solution<List<Batch>> best =
          LocalSearch.improve(
              start.batches(),
              new BatchSearch(instance, executor),
              executor,
              MoveAcceptance.FASTER,
              new LocalSearch.Budget(mostStages, Integer.MAX_VALUE, VAIN_JUMPS),
              control);
      return new Solution<>(executor.plan(best.plan()), best.makespanS());
    }

    @Override
    public Iterator<List<Batch>> of(List<Batch> batches) {
      List<Supplier<List<Batch>>> moves = BatchMoves.of(instance, batches);
      Collections.shuffle(moves, random);
      return moves.stream().map(Supplier::get).filter(executor::fit).iterator();
    }

    @Override
    public @Nullable List<Batch> away(List<Batch> batches) {
      List<Batch> moved = batches;
      boolean any = false;
      for (int i = 0; i < JUMP; i++) {
        List<Supplier<List<Batch>>> moves = BatchMoves.of(instance, moved);
        List<Batch> next = moves.isEmpty() ? moved : moves.get(random.nextInt(moves.size())).get();
        if (!moves.isEmpty() && executor.fit(next)) {
          moved = next;
          any = true;
        }
      }
      return any ? moved : null;
    }
  }
}
