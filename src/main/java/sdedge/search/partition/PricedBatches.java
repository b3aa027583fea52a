package sdedge.search.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.HeapShare;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.search.dp.MaxSum;
import sdedge.search.partition.PricedCohorts.PricedCohort;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.PricedChoice;

/** What batches take that are any sets of tasks, many of them kept; for one thread. */
final class PricedBatches {
  private static final int[] NONE = {};
  private static final double BYTES = 16; // of a step whose times are kept
  private static final double SHARE_OF_HEAP = 0.05;
  private static final double MOST_KEPT = // steps
      Math.min(4_000_000, SHARE_OF_HEAP * HeapShare.mostBytes() / BYTES);

  private final Instance instance;
  private final ChoiceSet set;
  private final StageModel model;
  private final CohortCosts costs;
  private final @Nullable TaskProgress[][] progress; // by place, task
  private final Map<TaskSet, PricedBatch[]> byPlace = new HashMap<>();
  private final Map<TaskSet, List<PricedBatch>> useful = new HashMap<>();
  private long kept;

  /**
   * A batch with one of its choices.
   *
   * @param place of its choice in the set of all
   */
  record PricedBatch(TaskSet tasks, int place, PricedChoice times) {}

  /** Batches under a slot pipeline that choose from a set. */
  PricedBatches(Instance instance, ChoiceSet set) {
    this.instance = instance;
    this.set = set;
    model = StageModel.of(instance, instance.pipeline());
    costs = new CohortCosts(instance.pipeline());
    progress = new TaskProgress[set.all().size()][instance.tasks().size()];
  }

  /** The places of the choices that a batch may have; none if its drafters have none in common. */
  int[] places(TaskSet tasks) {
    return set.places(set.isPlain() ? NONE : drafters(tasks));
  }

  private int[] drafters(TaskSet tasks) {
    return tasks.list().stream()
        .mapToInt(k -> instance.tasks().get(k).drafter())
        .distinct()
        .sorted()
        .toArray();
  }

  /** Whether a batch may have a choice. */
  boolean allows(TaskSet tasks, int place) {
    for (int i = 0; i < tasks.size(); i++) {
      if (!set.allows(instance.tasks().get(tasks.task(i)).drafter(), place)) {
        return false;
      }
    }
    return true;
  }

  /** A batch with a choice that it may have. */
  PricedBatch of(TaskSet tasks, int place) {
    forgetIfFull();
    PricedBatch[] known = byPlace.computeIfAbsent(tasks, t -> new PricedBatch[set.all().size()]);
    if (known[place] == null) {
      known[place] = price(tasks, place);
      kept += known[place].times.a().length;
    }
    return known[place];
  }

  /** What cohorts of batches take. */
  CohortCosts costs() {
    return costs;
  }

  /** A cohort of batches in their sequence. */
  PricedCohort cohort(List<PricedBatch> batches) {
    List<PricedChoice> times = new ArrayList<>(batches.size());
    for (PricedBatch batch : batches) {
      times.add(batch.times);
    }
    return new PricedCohort(List.copyOf(batches), costs.seconds(times));
  }

  /** A batch with each of its choices that no other one replaces. */
  List<PricedBatch> of(TaskSet tasks) {
    forgetIfFull();
    List<PricedBatch> known = useful.get(tasks);
    if (known == null) {
      known = unreplaced(tasks);
      known.forEach(batch -> kept += batch.times.a().length);
      useful.put(tasks, known);
    }
    return known;
  }

  private List<PricedBatch> unreplaced(TaskSet tasks) {
    List<PricedBatch> few = new ArrayList<>();
    for (int place : places(tasks)) {
      PricedBatch batch = price(tasks, place);
      if (!isReplaced(batch, few)) {
        few.removeIf(early -> batch.times.replaces(early.times));
        few.add(batch);
      }
    }
    return List.copyOf(few);
  }

  private static boolean isReplaced(PricedBatch batch, List<PricedBatch> others) {
    for (PricedBatch other : others) {
      if (other.times.replaces(batch.times)) {
        return true;
      }
    }
    return false;
  }

  private PricedBatch price(TaskSet tasks, int place) {
    DraftChoice choice = set.all().get(place);
    int steps = 0;
    for (int k : tasks.array()) {
      steps = Math.max(steps, progress(k, place).steps());
    }
    BatchLoad load = new BatchLoad(model, drafter -> choice, steps);
    for (int k : tasks.array()) {
      load.add(instance.tasks().get(k).drafter(), progress(k, place));
    }
    return new PricedBatch(tasks, place, PricedChoice.of(load, model.hasChances()));
  }

  /**
   * What no cohort takes less than, nor any batch of one from when its prompts are there, seconds:
   * what one task takes by itself; 0 with a measured table, in which more may take less.
   */
  double shortestCohortS() {
    return mayFall(instance)
        ? 0
        : IntStream.range(0, instance.tasks().size())
            .mapToObj(k -> of(TaskSet.of(k)))
            .flatMap(List::stream)
            .mapToDouble(batch -> cohort(List.of(batch)).seconds())
            .min()
            .orElse(0);
  }

  /** Whether a pass of more tasks may take less, as measured tables may have it. */
  static boolean mayFall(Instance instance) {
    return Stream.concat(
            Stream.of(instance.verifier()), instance.drafters().stream().map(Drafter::node))
        .anyMatch(node -> node.latency() instanceof LatencyModel.Table);
  }

  private TaskProgress progress(int k, int place) {
    TaskProgress known = progress[place][k];
    if (known == null) {
      known = model.progress(instance.tasks().get(k), set.all().get(place));
      progress[place][k] = known;
    }
    return known;
  }

  private void forgetIfFull() {
    if (kept > MOST_KEPT) {
      byPlace.clear();
      useful.clear();
      kept = 0;
    }
  }

  /** The batch of a plan. */
  Batch batch(PricedBatch priced) {
    DraftChoice choice = set.at(priced.place, drafters(priced.tasks));
    return new Batch(priced.tasks.list(), new DraftChoices.SharedChoice(choice));
  }

  /** A batch of a plan; null if its choice is none of the set. */
  @Nullable PricedBatch of(Batch batch) {
    TaskSet tasks = TaskSet.of(batch.tasks().stream().mapToInt(Integer::intValue).toArray());
    for (int place : places(tasks)) {
      if (batch(new PricedBatch(tasks, place, EMPTY)).choices().equals(batch.choices())) {
        return of(tasks, place);
      }
    }
    return null;
  }

  private static final PricedChoice EMPTY =
      new PricedChoice(new double[0], new double[0], new double[0], new double[0], 0, 0);

  /**
   * What a cohort takes under a slot pipeline if all its prompts are there (docs/model.md section
   * 7, "All batch plans"): its step 1 is then as additive over adjacent batches as the later steps,
   * so that a cohort costs {@link #opening} of its first batch, {@link #pair} of all adjacent ones
   * and {@link #closing} of the last and the first.
   */
  record CohortCosts(Pipeline pipeline) {
    CohortCosts {
      if (!pipeline.hasSlots()) {
        throw new IllegalArgumentException(pipeline + " has no slots");
      }
    }

    /** Seconds of batches in their sequence, at least one. */
    double seconds(List<PricedChoice> batches) {
      PricedChoice first = batches.get(0);
      PricedChoice last = first;
      double seconds = opening(first);
      for (int m = 1; m < batches.size(); m++) {
        seconds += pair(last, batches.get(m));
        last = batches.get(m);
      }
      return seconds + (batches.size() == 1 ? closingAlone(first) : closing(last, first));
    }

    /** The drafter side that the first batch has alone in its slots, seconds. */
    double opening(PricedChoice first) {
      return pipeline == Pipeline.ROLLING ? first.a()[0] : first.sumA();
    }

    /** The slots of all steps in which x is verified and y, which follows it, drafted. */
    double pair(PricedChoice x, PricedChoice y) {
      return pipeline == Pipeline.SEQUENTIAL ? x.sumB() + y.sumA() : slots(x, y, 0);
    }

    /** The last slots of all steps of two batches or more. */
    double closing(PricedChoice last, PricedChoice first) {
      return pipeline == Pipeline.ROLLING ? slots(last, first, 1) : last.sumB();
    }

    /** Those of a cohort of one batch, which overlaps with nothing. */
    double closingAlone(PricedChoice batch) {
      return batch.sumA() - opening(batch) + batch.sumB();
    }

    /** The slots of the verifier side of x and the drafter side of y from {@code skipped} on. */
    private static double slots(PricedChoice x, PricedChoice y, int skipped) {
      int steps = y.a().length - skipped;
      return x.chanceB().length == 0
          ? MaxSum.of(y.a(), skipped, steps, x.b(), 0, x.b().length)
          : MaxSum.ofMeans(y.a(), y.chanceA(), skipped, steps, x.b(), x.chanceB(), 0, x.b().length);
    }
  }
}
