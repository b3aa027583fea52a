package sdedge.search.planning;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.joint.BestAllocation;
import sdedge.search.problem.ProblemChoices;
import sdedge.timeline.Timeline;

/** A given plan with the uplink that makes it fastest (docs/model.md section 5). */
public final class BestUplink {
  private BestUplink() {}

  /**
   * A plan of batches that is feasible under any policy, with the best uplink of what {@code asked}
   * allows: of {@code AUTO} the policy of least makespan, of equal ones the first; of {@code JOINT}
   * an allocation, or under asynchronous execution, which has no best one, as of {@code AUTO}.
   * Where uploads in turn are as fast as any allocation, they are it.
   *
   * @throws sdedge.latency.NegativePassTimeException if a latency table does not cover the plan
   */
  public static Plan of(Instance instance, Plan plan, UplinkPolicy asked) {
    boolean isAsynchronous = plan.pipeline() == Pipeline.ASYNCHRONOUS;
    UplinkPolicy allowed =
        asked == UplinkPolicy.JOINT && isAsynchronous ? UplinkPolicy.AUTO : asked;
    List<Plan> plans =
        ProblemChoices.uplinks(instance.withOptions(plan.pipeline(), allowed, null, null)).stream()
            .map(uplink -> under(instance, plan, uplink))
            .toList();
    return plans.size() == 1
        ? plans.get(0)
        : Collections.min(
            plans, Comparator.comparingDouble(one -> Timeline.makespanS(instance, one)));
  }

  private static Plan under(Instance instance, Plan plan, UplinkPolicy uplink) {
    return uplink == UplinkPolicy.JOINT
        ? BestAllocation.of(instance, plan).plan()
        : plan.with(uplink);
  }
}
