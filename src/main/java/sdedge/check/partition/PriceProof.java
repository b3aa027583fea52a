package sdedge.check.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.claim.Deadline;
import sdedge.check.claim.UndecidedException;
import sdedge.check.model.ModeSelection;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * Whether no cohort takes less than it pays under some prices, structure by structure: batches with
 * a length each and the task that leads it (Section 7 of the model, "All batch plans").
 */
final class PriceProof {
  private static final int MOST_STEPS = 400;
  private static final int AT_ONCE = 32;
  private static final double CLOSE = 1e-9; // of the makespan

  private final ModeSelection loaded;
  private final Pipeline pipeline;
  private final boolean isGlobal;
  private final double target;
  private final Deadline deadline;
  private final PricedTasks priced;
  private final List<Led> ledBatches = new ArrayList<>();

  /** A batch that is led by a task. */
  private record Led(ChoiceCosts choice, int lead) {
    private BatchSides sides() {
      return new BatchSides(choice, lead);
    }
  }

  /**
   * A structure that was not proven.
   *
   * @param found a cohort that takes less than it pays; null if none was found
   */
  private record Open(List<Led> structure, CheapCohort.@Nullable Found found) {}

  private PriceProof(
      PricedTasks priced, Instance instance, Plan known, double makespanS, Deadline deadline) {
    this.priced = priced;
    loaded = new ModeSelection(instance, Set.of());
    pipeline = known.pipeline();
    isGlobal = known.scope() == Scope.GLOBAL;
    target = -CLOSE * makespanS;
    this.deadline = deadline;
    for (int l = instance.speculation().minLength(); l <= instance.speculation().maxLength(); l++) {
      ChoiceCosts choice = ChoiceCosts.of(instance, l);
      for (int k = 0; k < priced.count(); k++) {
        ledBatches.add(new Led(choice, k));
      }
    }
  }

  /**
   * A cohort that takes less than it pays; null if there is none.
   *
   * @param mostBatches of a cohort; null for any number
   * @param known under whose pipeline and scope, of some makespan
   * @throws UndecidedException if a structure is not proven
   */
  static CheapCohort.@Nullable Found cheaper(
      PricedTasks priced,
      @Nullable Integer mostBatches,
      Instance instance,
      Plan known,
      double makespanS,
      Deadline deadline) {
    return new PriceProof(priced, instance, known, makespanS, deadline).cheaper(known, mostBatches);
  }

  private CheapCohort.@Nullable Found cheaper(Plan known, @Nullable Integer mostBatches) {
    for (Cohort cohort : known.cohorts()) {
      deadline.check();
      if (mostBatches == null || cohort.batches().size() <= mostBatches) {
        List<List<Integer>> batches = cohort.batches().stream().map(b -> b.tasks()).toList();
        List<Integer> lengths =
            cohort.batches().stream().map(b -> b.choices().of(0).length()).toList();
        CheapCohort.Found found = search().below(target, batches, lengths);
        if (found != null) {
          return found;
        }
      }
    }
    Open first = null;
    for (int from = 0; from < ledBatches.size() && first == null; from += AT_ONCE) {
      List<Open> open =
          IntStream.range(from, Math.min(from + AT_ONCE, ledBatches.size()))
              .parallel()
              .mapToObj(x -> open(ledBatches.get(x)))
              .flatMap(List::stream)
              .toList();
      for (Open each : open) {
        if (each.found() != null) {
          return each.found();
        }
        first = first == null ? each : first;
      }
    }
    if (first == null && mostBatches == null && mayHaveThree()) {
      throw new UndecidedException("cohorts of three batches and more are not looked at again");
    }
    if (first != null) {
      throw new UndecidedException(
          "a cohort of " + text(first.structure()) + " is not proven to take what it pays");
    }
    return null;
  }

  private boolean mayHaveThree() {
    return pipeline != Pipeline.SEQUENTIAL && priced.count() > 2;
  }

  private CheapCohort search() {
    return new CheapCohort(loaded, pipeline, priced);
  }

  private String text(List<Led> structure) {
    return structure.stream()
        .map(
            led ->
                "a batch of length "
                    + led.choice().length()
                    + " led by "
                    + loaded.instance().tasks().get(led.lead()).id())
        .collect(Collectors.joining(" and "));
  }

  /** The first structure that is not proven of those whose first batch is that; none if all are. */
  private List<Open> open(Led first) {
    double[][] from = new double[2][priced.count()];
    for (double[] part : from) {
      Arrays.fill(part, 1.0 / 4);
    }
    Open open = open(List.of(first), from);
    boolean mayHaveTwo = pipeline != Pipeline.SEQUENTIAL;
    for (int y = 0; mayHaveTwo && y < ledBatches.size() && open == null; y++) {
      Led second = ledBatches.get(y);
      boolean isOne =
          second.lead() != first.lead() && (!isGlobal || second.choice() == first.choice());
      if (isOne && priced.room().holds(List.of(first.lead(), second.lead()))) {
        open = open(List.of(first, second), from);
      }
    }
    return open == null ? List.of() : List.of(open);
  }

  /** Null if it is proven; else where it was looked at last. */
  private @Nullable Open open(List<Led> structure, double[][] from) {
    deadline.check();
    CohortBound bound =
        new CohortBound(priced, structure.stream().map(Led::sides).toList(), pipeline);
    double shown = bound.above(target, from, MOST_STEPS);
    double[][] last = bound.part();
    for (int b = 0; b < last.length; b++) {
      System.arraycopy(last[b], 0, from[b], 0, last[b].length);
    }
    if (shown >= target) {
      return null;
    }
    List<List<Integer>> batches = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (int b = 0; b < last.length; b++) {
      double[] own = last[b];
      batches.add(IntStream.range(0, own.length).filter(k -> own[k] >= 1).boxed().toList());
      lengths.add(structure.get(b).choice().length());
    }
    return new Open(structure, search().below(target, batches, lengths));
  }
}
