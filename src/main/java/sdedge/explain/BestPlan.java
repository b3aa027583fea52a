package sdedge.explain;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.MemoryModel;
import sdedge.plan.Plan;

/**
 * The best plan of an instance, as far as a search found it.
 *
 * @param plan null if the search did not end, or found that there is none
 * @param makespanS seconds; null without a plan
 * @param proven whether no plan searched is faster
 * @param failure why there is no plan; empty if there is one
 * @param shortened whether the search only went on from another plan for a while
 * @param modes the names of the modes that the plan drafts in, sorted; null without a plan, and
 *     where the instance lists no modes
 */
public record BestPlan(
    @Nullable Plan plan,
    @Nullable Double makespanS,
    boolean proven,
    String failure,
    boolean shortened,
    @Nullable List<String> modes) {

  /** A search that did not end. */
  static final BestPlan NOT_YET = failed("not solved");

  /** What a whole search found. */
  static BestPlan of(Instance instance, Plan plan, double makespanS, boolean proven) {
    return new BestPlan(plan, makespanS, proven, "", false, modes(instance, plan));
  }

  private static @Nullable List<String> modes(Instance instance, Plan plan) {
    if (!instance.hasModes()) {
      return null;
    }
    ContinuousService service = plan.continuous();
    return service == null
        ? List.copyOf(MemoryModel.modes(instance, plan.batches()))
        : service.loaded().stream().sorted().toList();
  }

  /** Whether the search ended. */
  public boolean isSolved() {
    return !equals(NOT_YET);
  }

  /** Seconds that another plan takes more; null if either is not known. */
  public @Nullable Double lessThanS(BestPlan other) {
    return other.makespanS == null || makespanS == null
        ? null
        : Double.valueOf(other.makespanS - makespanS);
  }

  /** The plan, if there is one, as what a shortened search found. */
  BestPlan ofShortSearch() {
    return new BestPlan(plan, makespanS, proven, failure, plan != null, modes);
  }

  static BestPlan failed(String why) {
    return new BestPlan(null, null, false, why, false, null);
  }

  /** The different lengths of the plan, ascending; none without one, or where a rule chooses. */
  public List<Integer> lengths() {
    if (plan == null) {
      return List.of();
    }
    IntStream ofBatches = plan.batches().stream().flatMapToInt(batch -> batch.choices().lengths());
    ContinuousService service = plan.continuous();
    IntStream ofService = service == null ? IntStream.empty() : service.decidedLengths();
    return IntStream.concat(ofBatches, ofService).distinct().sorted().boxed().toList();
  }

  /** Whether the plan drafts at all. */
  public boolean speculates() {
    return lengths().stream().anyMatch(length -> length > 0);
  }
}
