package sdedge.search.partition.prices;

/**
 * A cohort of three batches and more whose bound is not high enough yet.
 *
 * @param leads of its two longest batches, the longer one first
 * @param valueS the bound of the best point, seconds beyond the prices
 * @param cell where its bound is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record OpenMany(Lead[] leads, ManyBatches kind, ManyPoint best, double valueS, LastBounds.Cell cell)
    implements Open {}
