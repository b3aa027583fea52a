/**
 * CohortPrices of tasks that bound all batch plans (docs/model.md section 7, "All batch plans"):
 * whether any set of tasks could be served as one cohort for less than its prices come to.
 */
@NullMarked
package sdedge.search.partition.prices;

import org.jspecify.annotations.NullMarked;
