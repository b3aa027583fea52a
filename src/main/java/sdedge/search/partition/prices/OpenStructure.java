package sdedge.search.partition.prices;

/**
 * Leads of a cohort, in the sequence of its batches, whose bound is not high enough yet.
 *
 * @param best of the grid
 * @param valueS the bound there, seconds beyond the prices
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record OpenStructure(Lead[] leads, GridPoint best, double valueS) implements Open {}
