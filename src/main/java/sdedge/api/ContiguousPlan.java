package sdedge.api;

import java.util.List;

/**
 * The best plan known that is contiguous in an order, beside a result over all batch plans.
 *
 * @param makespanS when its last task is complete, seconds
 * @param status {@link PlanStatus#OPTIMAL} if no plan contiguous in the orders is faster, else
 *     {@link PlanStatus#FEASIBLE}
 * @param orders that were searched
 */
public record ContiguousPlan(double makespanS, PlanStatus status, List<String> orders) {}
