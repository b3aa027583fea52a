package sdedge.oracle.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.model.ModeSelection;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/**
 * Whether no cohort takes less than it pays under some prices, structure by structure: batches with
 * a length each and the task that leads it (Section 7 of the model, "All batch plans").
 */
final class PriceProof {
  private static final int MOST_STEPS = 100;
  private static final int AT_ONCE = 32;
  private static final double CLOSE = 1e-9; // of the makespan

  private final ModeSelection loaded;
  private final Pipeline pipeline;
  private final boolean isGlobal;
  private final double target;
  private final Deadline deadline;
  private final PricedTasks priced;
  private final List<Led> ledBatches = new ArrayList<>();
  private final FurtherBatches further;

  /** A batch that is led by a task. */
  private record Led(ChoiceCosts choice, int lead) {
    private int steps() {
      return choice.steps()[lead];
    }

    private BatchSides sides(Room room) {
      return new BatchSides(choice, lead, room);
    }
  }

  /**
   * A structure that was not proven.
   *
   * @param hasMore whether there are other batches beside those
   * @param found a cohort that takes less than it pays; null if none was found
   */
  private record Open(List<Led> structure, boolean hasMore, CheapCohort.@Nullable Found found) {}

  private PriceProof(
      PricedTasks priced, Instance instance, Plan known, double makespanS, Deadline deadline) {
    this.priced = priced;
    loaded = new ModeSelection(instance, Set.of());
    pipeline = known.pipeline();
    isGlobal = known.scope() == Scope.GLOBAL;
    target = -CLOSE * makespanS;
    this.deadline = deadline;
    List<ChoiceCosts> choices = new ArrayList<>();
    for (int l = instance.speculation().minLength(); l <= instance.speculation().maxLength(); l++) {
      ChoiceCosts choice = ChoiceCosts.of(instance, l);
      for (int k = 0; k < priced.count(); k++) {
        ledBatches.add(new Led(choice, k));
      }
      choices.add(choice);
    }
    further = new FurtherBatches(choices, priced);
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
              .mapToObj(x -> open(x, mostBatches == null))
              .flatMap(List::stream)
              .toList();
      for (Open each : open) {
        if (each.found() != null) {
          return each.found();
        }
        first = first == null ? each : first;
      }
    }
    if (first != null) {
      throw new UndecidedException(
          "a cohort of " + text(first) + " is not proven to take what it pays");
    }
    return null;
  }

  private CheapCohort search() {
    return new CheapCohort(loaded, pipeline, priced);
  }

  private String text(Open open) {
    String batches =
        open.structure().stream()
            .map(
                led ->
                    "a batch of length "
                        + led.choice().length()
                        + " led by "
                        + loaded.instance().tasks().get(led.lead()).id())
            .collect(Collectors.joining(" and "));
    return open.hasMore() ? batches + " and shorter ones" : batches;
  }

  /** The first structure that is not proven of those of some first batch; none if all are. */
  private List<Open> open(int first, boolean ofAnyNumber) {
    Led led = ledBatches.get(first);
    double[][] from = new double[2][priced.count()];
    for (double[] part : from) {
      Arrays.fill(part, 1.0 / 4);
    }
    Open open = open(List.of(led), from);
    FurtherBatches others = isGlobal ? new FurtherBatches(List.of(led.choice()), priced) : further;
    for (int y = 0; pipeline != Pipeline.SEQUENTIAL && y < ledBatches.size() && open == null; y++) {
      Led second = ledBatches.get(y);
      if (mayBeBeside(led, second)) {
        open = open(List.of(led, second), from);
        boolean isSecond =
            second.steps() < led.steps() || (second.steps() == led.steps() && y > first);
        if (ofAnyNumber && isSecond && open == null) {
          deadline.check();
          ManyBatches many =
              new ManyBatches(
                  priced, others, led.sides(priced.room()), second.sides(priced.room()));
          open = many.shows(target) ? null : new Open(List.of(led, second), true, null);
        }
      }
    }
    return open == null ? List.of() : List.of(open);
  }

  private boolean mayBeBeside(Led one, Led other) {
    return one.lead() != other.lead()
        && (!isGlobal || one.choice().length() == other.choice().length())
        && priced.room().holds(List.of(one.lead(), other.lead()));
  }

  /** Null if it is proven; else where it was looked at last. */
  private @Nullable Open open(List<Led> structure, double[][] from) {
    deadline.check();
    CohortBound bound =
        new CohortBound(
            priced, structure.stream().map(led -> led.sides(priced.room())).toList(), pipeline);
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
    return new Open(structure, false, search().below(target, batches, lengths));
  }
}
