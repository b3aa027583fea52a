/**
 * Plans that are any partition of the tasks into cohorts and batches (docs/model.md section 7, "All
 * batch plans"): what a cohort takes by itself, the best cohort of every set of tasks that fits,
 * the partition of the tasks into such sets, and a search by moves where there are too many.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.partition;
