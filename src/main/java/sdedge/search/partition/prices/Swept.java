package sdedge.search.partition.prices;

import java.util.List;

/**
 * What was found of cohorts by a grid of weights.
 *
 * @param open those of which more must be known
 * @param others the least bounds of the others, seconds beyond the prices
 */
record Swept(List<Open> open, LeastOfLeads others) {}
