package sdedge.api;

import java.util.OptionalInt;

/**
 * What proves a bound by itself; {@code summary.json} has all of it.
 *
 * @param kind {@code partition-prices}, of batch plans, or {@code weights}, of contiguous plans
 *     with any allocation
 * @param mostBatches of a cohort of the plans that the bound is about; empty for any number
 * @param boundS no such plan is faster, seconds
 */
public record BoundCertificate(String kind, OptionalInt mostBatches, double boundS) {}
