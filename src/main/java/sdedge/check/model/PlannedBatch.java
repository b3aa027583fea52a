package sdedge.check.model;

/**
 * A batch in its place in a plan.
 *
 * @param cohort from 1
 * @param position in its cohort, from 1
 * @param readyS U, seconds
 */
public record PlannedBatch(int cohort, int position, ResultPlan.Batch batch, double readyS) {}
