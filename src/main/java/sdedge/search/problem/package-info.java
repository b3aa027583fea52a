/**
 * What a search decides over: an order of tasks, cut into batches and cohorts, and what batches
 * take.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.problem;
