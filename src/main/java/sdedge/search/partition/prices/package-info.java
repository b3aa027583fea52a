/**
 * CohortPrices of tasks that bound all batch plans (docs/model.md section 7, "All batch plans"):
 * whether any set of tasks could be served as one cohort for less than its prices come to.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.partition.prices;
