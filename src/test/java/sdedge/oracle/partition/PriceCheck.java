package sdedge.oracle.partition;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.model.ModeSelection;
import sdedge.plan.Plan;

/** Whether prices prove what they are said to prove of all batch plans (Section 7 of the model). */
public final class PriceCheck {
  private static final double ROUNDING = 1e-9;

  private PriceCheck() {}

  /**
   * What is wrong in a certificate.
   *
   * @param key of it
   */
  public record Mistake(String key, String expected, String found) {}

  /**
   * What is wrong; null if nothing is.
   *
   * @param known under whose pipeline and scope, of some makespan
   * @param uplink may be auto
   * @throws UndecidedException if that is not known
   */
  public static @Nullable Mistake mistake(
      PartitionPrices stated,
      Instance instance,
      Plan known,
      double makespanS,
      UplinkPolicy uplink,
      Deadline deadline) {
    boolean isPossible =
        known.pipeline() != Pipeline.ASYNCHRONOUS
            && known.scope() != Scope.DRAFTER
            && instance.speculation().steps() == Steps.MEAN
            && !instance.hasModes();
    if (!isPossible) {
      throw new UndecidedException("prices of cohorts are not looked at under these choices");
    }
    Room room = Room.of(instance, new ModeSelection(instance, Set.of()));
    int[] steps = PricedTasks.steps(instance, stated.length());
    double sum = 0;
    for (double price : stated.ofTasks()) {
      sum += price;
    }
    for (int i = 0; i < stated.cohorts().size() + stated.batches().size(); i++) {
      boolean ofCohorts = i < stated.cohorts().size();
      int at = ofCohorts ? i : i - stated.cohorts().size();
      PartitionPrices.Row row = (ofCohorts ? stated.cohorts() : stated.batches()).get(at);
      List<Integer> tasks =
          IntStream.range(0, steps.length).filter(k -> steps[k] >= row.steps()).boxed().toList();
      int needed = ofCohorts ? room.cohorts(tasks) : room.batches(tasks);
      if (row.count() > needed) {
        String key = ofCohorts ? "rows[" + at + "].cohorts" : "batch_rows[" + at + "].batches";
        return new Mistake(key, "at most " + needed, String.valueOf(row.count()));
      }
      sum += row.count() * row.price();
    }
    if (Math.abs(sum - stated.boundS()) > ROUNDING * Math.abs(sum)) {
      return new Mistake("bound_s", String.valueOf(sum), String.valueOf(stated.boundS()));
    }
    double firstS = FirstUploads.of(instance, known, uplink).least();
    if (Math.abs(firstS - stated.firstS()) > ROUNDING * firstS) {
      return new Mistake("first_s", String.valueOf(firstS), String.valueOf(stated.firstS()));
    }
    PricedTasks priced = PricedTasks.of(instance, stated, room);
    CheapCohort.Found found =
        PriceProof.cheaper(priced, stated.mostBatches(), instance, known, makespanS, deadline);
    return found == null
        ? null
        : new Mistake(
            "prices",
            "at most " + found.seconds() + " for the cohort " + found.text(instance),
            String.valueOf(found.paidS()));
  }
}
