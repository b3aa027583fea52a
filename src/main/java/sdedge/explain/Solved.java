package sdedge.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.plan.Residence;

/**
 * The best plan of an instance, as far as a search found it.
 *
 * @param plan null if the search did not end, or found that there is none
 * @param makespanS seconds; null without a plan
 * @param proven whether no plan searched is faster
 * @param failure why there is no plan; empty if there is one
 */
public record Solved(
    @Nullable Plan plan, @Nullable Double makespanS, boolean proven, String failure) {

  /** A search that did not end. */
  static final Solved NOT_YET = new Solved(null, null, false, "not solved");

  static Solved failed(String why) {
    return new Solved(null, null, false, why);
  }

  /** The different lengths of the plan, ascending; none without one. */
  public List<Integer> lengths() {
    return plan == null
        ? List.of()
        : plan.batches().stream()
            .flatMapToInt(batch -> batch.draftings().lengths())
            .distinct()
            .sorted()
            .boxed()
            .toList();
  }

  /** The names of the modes that the plan drafts in, sorted; none without any listed. */
  public List<String> modes(Instance instance) {
    return plan == null ? List.of() : List.copyOf(Residence.modes(instance, plan.batches()));
  }

  /** Whether the plan drafts at all. */
  public boolean speculates() {
    return lengths().stream().anyMatch(length -> length > 0);
  }
}
