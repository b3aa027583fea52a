package sdedge.search.partition.prices;

import org.jspecify.annotations.Nullable;

/**
 * Leads of a cohort, in the sequence of its batches, whose bound is not high enough yet.
 *
 * @param best of the grid
 * @param valueS the bound there, seconds beyond the prices
 * @param cell where its bound is kept; null if it is kept nowhere
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record OpenStructure(Lead[] leads, GridPoint best, double valueS, LastBounds.@Nullable Cell cell)
    implements Open {}
