package sdedge.search.partition.prices;

/**
 * What a cohort should cost at least: the prices of its tasks, the largest of their prices by
 * cohort, and of each of its batches the largest of their prices by batch, seconds.
 *
 * @param ofTasks by task, of any sign
 * @param byCohort by task, not negative: what all rows come to that the task meets
 * @param byBatch by task, not negative: the same of the rows of batches
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record CohortPrices(double[] ofTasks, double[] byCohort, double[] byBatch) {}
