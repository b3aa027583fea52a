package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.difference.Differences.Edit;
import sdedge.explain.difference.Differences.Property;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.TaskOrder;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.DraftChoices.SharedChoice;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;

/** Where batches of two plans differ: who is in them, and how they draft. */
final class BatchEdits {
  private final Instance instance;
  private final Plan plan;
  private final Plan best;
  private final Arrangement own;
  private final Arrangement ofBest;
  private final Drafting drafting;
  private final Drafting bestDrafting;
  private final Drafting draftingForBest; // that of the plan, by those tasks or places of the best
  private final Drafting bestForPlan;
  private final List<Edit> edits = new ArrayList<>();

  private BatchEdits(Instance instance, Plan plan, Plan best) {
    this.instance = instance;
    this.plan = plan;
    this.best = best;
    own = Arrangement.of(plan);
    ofBest = Arrangement.of(best);
    boolean perPart = Stream.of(plan, best).anyMatch(BatchEdits::hasOwnParts);
    drafting = Drafting.of(instance, perPart, plan);
    bestDrafting = Drafting.of(instance, perPart, best);
    Drafting moved = bestDrafting.moved(ofBest.sequence(), own.sequence());
    Drafting movedToBest = drafting.moved(own.sequence(), ofBest.sequence());
    boolean isByPlace =
        unlike(plan, drafting, moved) + unlike(best, bestDrafting, movedToBest)
            < unlike(plan, drafting, bestDrafting) + unlike(best, bestDrafting, drafting);
    bestForPlan = isByPlace ? moved : bestDrafting;
    draftingForBest = isByPlace ? movedToBest : drafting;
  }

  private static boolean hasOwnParts(Plan plan) {
    return plan.batches().stream()
        .anyMatch(batch -> batch.choices() instanceof DraftChoices.PerDrafterChoice);
  }

  /** How many batches of a plan would draft otherwise as their tasks do elsewhere. */
  private static long unlike(Plan of, Drafting drafting, Drafting elsewhere) {
    return of.batches().stream()
        .map(Batch::tasks)
        .filter(tasks -> !elsewhere.of(tasks, drafting).equals(drafting.of(tasks, drafting)))
        .count();
  }

  /** All differences, each as plans that have it alone, and lack it alone. */
  static List<Edit> of(Instance instance, Plan plan, Plan best) {
    BatchEdits all = new BatchEdits(instance, plan, best);
    all.addArrangement();
    all.addDrafting(
        Property.LENGTHS,
        all.draftingForBest.inModesOf(all.bestDrafting),
        all.bestForPlan.inModesOf(all.drafting),
        choice -> Integer.toString(choice.length()));
    all.addDrafting(
        Property.MODES,
        all.bestDrafting.inModesOf(all.draftingForBest),
        all.drafting.inModesOf(all.bestForPlan),
        choice -> Objects.requireNonNullElse(choice.mode(), "-"));
    return all.edits;
  }

  private void addArrangement() {
    TaskOrder order = order(plan);
    TaskOrder bestOrder = order(best);
    boolean areOrders = order != null && bestOrder != null;
    if (own.sequence().equals(ofBest.sequence())) {
      addCuts();
    } else if (own.hasCompanyOf(ofBest) || (areOrders && own.hasCutsOf(ofBest))) {
      addOrder(own, ofBest);
    } else if (areOrders && !own.hasBatchesOf(ofBest)) {
      addOrder(ofBest.with(own.sequence()), own.with(ofBest.sequence()));
      addCuts();
    } else {
      add(Property.PARTITION, own.batchSizes(), ofBest.batchSizes(), own, ofBest);
    }
  }

  /** The order that a plan is in, said or not; null if none. */
  private @Nullable TaskOrder order(Plan of) {
    return of.order() != null ? of.order() : TaskOrdering.orderOf(instance, of.tasks());
  }

  private void addOrder(Arrangement forced, Arrangement mended) {
    add(Property.ORDER, Edit.word(order(plan)), Edit.word(order(best)), forced, mended);
  }

  private void addCuts() {
    if (!own.cohortEnds().equals(ofBest.cohortEnds())) {
      add(
          Property.COHORTS,
          own.cohortSizes(),
          ofBest.cohortSizes(),
          ofBest.withCohortsOf(own),
          own.withCohortsOf(ofBest));
    }
    Arrangement forced = ofBest.withBatchesOf(own);
    Arrangement mended = own.withBatchesOf(ofBest);
    if (!forced.hasCutsOf(ofBest) || !mended.hasCutsOf(own)) {
      add(Property.BATCH_SIZES, own.batchSizes(), ofBest.batchSizes(), forced, mended);
    }
  }

  /** Batches draft as their tasks do in the plan that is changed. */
  private void add(
      Property property, String word, String bestWord, Arrangement forced, Arrangement mended) {
    boolean isSameSequence = forced.sequence().equals(ofBest.sequence());
    Drafting donor = isSameSequence ? bestDrafting : bestForPlan;
    Drafting mendedDonor = isSameSequence ? drafting : draftingForBest;
    edits.add(
        new Edit(
            property,
            word,
            bestWord,
            forced.of(best, tasks -> donor.of(tasks, isSameSequence ? draftingForBest : drafting)),
            mended.of(
                plan,
                tasks -> mendedDonor.of(tasks, isSameSequence ? bestForPlan : bestDrafting))));
  }

  /** Tells what differs if a batch of the plan would draft otherwise. */
  private void addDrafting(
      Property property, Drafting forced, Drafting mended, Function<DraftChoice, String> word) {
    Plan mendedPlan = own.of(plan, tasks -> mended.of(tasks, drafting));
    boolean isSame =
        mendedPlan.batches().stream()
            .map(Batch::choices)
            .toList()
            .equals(plan.batches().stream().map(b -> drafting.of(b.tasks(), drafting)).toList());
    if (!isSame) {
      Plan forcedPlan = ofBest.of(best, tasks -> forced.of(tasks, bestDrafting));
      edits.add(new Edit(property, words(plan, word), words(best, word), forcedPlan, mendedPlan));
    }
  }

  private static String words(Plan of, Function<DraftChoice, String> word) {
    return Edit.listed(
        of.batches().stream()
            .map(batch -> String.join("+", batch.choices().all().map(word).distinct().toList())));
  }

  /**
   * How each task drafts, from which the choices of batches of whatever tasks follow: a batch, or a
   * part of it, drafts as most of its tasks would.
   *
   * @param perPart whether the parts of a batch may draft differently
   * @param byTask by index of the task
   */
  private record Drafting(Instance instance, boolean perPart, Map<Integer, DraftChoice> byTask) {
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
}
