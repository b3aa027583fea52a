/**
 * What a search decides over: an order of tasks, cut into batches and cohorts, and what batches
 * take.
 */
@NullMarked
package sdedge.search.problem;

import org.jspecify.annotations.NullMarked;
