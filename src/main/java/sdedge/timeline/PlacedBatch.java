package sdedge.timeline;

/**
 * A batch and its place in the plan.
 *
 * @param drafter index into {@link sdedge.instance.Instance#drafters()}
 * @param cohort from 0, within the drafter
 * @param batch from 0, within the cohort
 */
record PlacedBatch(PricedBatch priced, int drafter, int cohort, int batch) {}
