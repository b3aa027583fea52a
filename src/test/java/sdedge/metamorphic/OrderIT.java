package sdedge.metamorphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sdedge.TestSeeds;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.latency.MeanProgress;
import sdedge.wireless.Uplink;

/** What the order of the tasks in the file means, and what it does not. */
@Tag(TestSeeds.DRAWS)
class OrderIT {
  private final int draws = TestSeeds.draws(300);

  /** Orders are stable sorts: tasks of equal keys stay as given, in descending orders too. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTO", "GIVEN"})
  void anOrderIsTheGivenOrderOfTheSortedFile(TaskOrder order) {
    AtomicInteger ties = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = coarse(random, Draw.slotted(random));
          ToDoubleFunction<Task> key = key(instance, order);
          List<Task> tasks = new ArrayList<>(instance.tasks());
          tasks.sort(Comparator.comparingDouble(key));
          assertSameResult(instance.with(tasks), instance.withOptions(null, null, order, null));
          long keys = tasks.stream().mapToDouble(key).distinct().count();
          ties.addAndGet(keys < tasks.size() ? 1 : 0);
        });
    TestSeeds.guard(() -> assertThat(ties.get()).as("draws with ties").isGreaterThan(draws / 25));
  }

  /** Tasks with equal keys keep their places relative to each other, the others change theirs. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTO", "GIVEN"})
  void theFileMayListTasksOfDistinctKeysInAnySequence(TaskOrder order) {
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance drawn = Draw.slotted(random).withOptions(null, null, order, null);
          Instance instance = coarse(random, drawn);
          List<Task> tasks = shuffled(random, instance.tasks(), key(instance, order));
          assertSameResult(instance.with(tasks), instance);
        });
  }

  /** Tasks that differ in nothing but the id may even change places with each other. */
  @Test
  void equalTasksAreInterchangeable() {
    AtomicInteger moved = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = withTwin(random, Draw.sorted(random));
          int twin = instance.tasks().size() - 1;
          List<Task> tasks = new ArrayList<>(instance.tasks());
          int like = matching(tasks, twin);
          Collections.swap(tasks, like, twin);
          Solved base = Solved.of(instance);
          Solved swapped = Solved.of(instance.with(tasks));
          assertThat(swapped.happened()).isEqualTo(base.happened());
          moved.addAndGet(like == twin ? 0 : 1);
        });
    assertThat(moved.get()).isEqualTo(draws);
  }

  /**
   * {@code auto} is the best of all orders. One of them is the order of the file, so under {@code
   * auto} a permutation of the file may change the result; the best of the others stays.
   */
  @Test
  void autoIsTheBestOfAllOrders() {
    AtomicInteger changed = new AtomicInteger();
    TestSeeds.each(
        getClass(),
        draws,
        random -> {
          Instance instance = Draw.slotted(random);
          List<Task> tasks = new ArrayList<>(instance.tasks());
          Collections.shuffle(tasks, random);
          double was = auto(instance);
          double is = auto(instance.with(tasks));
          changed.addAndGet(Solved.below(was, is) || Solved.below(is, was) ? 1 : 0);
        });
    TestSeeds.guard(
        () -> assertThat(changed.get()).as("permutations that change auto").isPositive());
  }

  private static double auto(Instance instance) {
    double best = Double.POSITIVE_INFINITY;
    for (TaskOrder order : TaskOrder.values()) {
      if (order != TaskOrder.AUTO) {
        best = Math.min(best, Solved.optimumS(instance.withOptions(null, null, order, null)));
      }
    }
    double auto = Solved.optimumS(instance.withOptions(null, null, TaskOrder.AUTO, null));
    Solved.assertSame(auto, best, "auto");
    return auto;
  }

  /** Sometimes few distinct numbers of tokens and channels, so that keys tie. */
  private static Instance coarse(Random random, Instance instance) {
    return random.nextBoolean()
        ? instance
        : Edit.eachTask(
            Edit.withoutMemoryLimits(instance),
            t -> {
              Task task = Edit.tokens(t, 1 + random.nextInt(3), 1 + random.nextInt(3));
              return Edit.radio(task, 0, -100 - task.channelGainDb());
            });
  }

  /** The sort key by its definition, ascending. */
  private static ToDoubleFunction<Task> key(Instance instance, TaskOrder order) {
    int length = Math.min(4, instance.speculation().maxLength());
    return switch (order) {
      case INPUT_ASC -> Task::inputTokens;
      case INPUT_DESC -> task -> -task.inputTokens();
      case OUTPUT_ASC -> Task::outputTokens;
      case OUTPUT_DESC, DRAFTER -> task -> -task.outputTokens();
      case ROUNDS_ASC -> task -> MeanProgress.of(task, DraftChoice.of(length)).steps();
      case ROUNDS_DESC -> task -> -MeanProgress.of(task, DraftChoice.of(length)).steps();
      case UPLOAD_ASC ->
          task -> Uplink.aloneSeconds(instance.drafters().get(0).wireless(), List.of(task))[0];
      case GIVEN, AUTO -> throw new IllegalArgumentException(order.key());
    };
  }

  /** A random permutation in which tasks of equal keys keep their sequence. */
  private static List<Task> shuffled(Random random, List<Task> tasks, ToDoubleFunction<Task> key) {
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < tasks.size(); k++) {
      places.add(k);
    }
    Collections.shuffle(places, random);
    Task[] shuffled = new Task[tasks.size()];
    for (int k = 0; k < shuffled.length; k++) {
      double own = key.applyAsDouble(tasks.get(k));
      int rank = 0;
      List<Integer> open = new ArrayList<>();
      for (int j = 0; j < shuffled.length; j++) {
        if (key.applyAsDouble(tasks.get(j)) == own) {
          open.add(places.get(j));
          rank += j < k ? 1 : 0;
        }
      }
      Collections.sort(open);
      shuffled[open.get(rank)] = tasks.get(k);
    }
    return Arrays.asList(shuffled);
  }

  /** One more task, at the end of the list, that differs from another in the id alone. */
  private static Instance withTwin(Random random, Instance instance) {
    List<Task> tasks = new ArrayList<>(instance.tasks());
    tasks.add(Edit.renamed(tasks.get(random.nextInt(tasks.size())), "twin", 0));
    return instance.with(tasks);
  }

  private static int matching(List<Task> tasks, int twin) {
    int k = 0;
    while (!Edit.renamed(tasks.get(k), "twin", 0).equals(tasks.get(twin))) {
      k++;
    }
    return k;
  }

  /** The same makespan to the last bit, and the same tasks in the same batches. */
  private static void assertSameResult(Instance instance, Instance expected) {
    Solved solved = Solved.of(instance);
    Solved base = Solved.of(expected);
    assertThat(solved.makespanS()).isEqualTo(base.makespanS());
    assertThat(named(instance, solved)).isEqualTo(named(expected, base));
  }

  private static List<List<String>> named(Instance instance, Solved solved) {
    return solved.found().plan().cohorts().stream()
        .map(
            cohort ->
                cohort.batches().stream()
                    .map(
                        b ->
                            b.choices().of(0).length()
                                + ":"
                                + b.tasks().stream()
                                    .map(k -> instance.tasks().get(k).id())
                                    .toList())
                    .toList())
        .toList();
  }
}
