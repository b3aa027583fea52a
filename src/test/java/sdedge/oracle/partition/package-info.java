/**
 * Claims about all batch plans, derived again (docs/model.md section 7, "All batch plans"): by the
 * cohorts of every set of tasks where these are few, else by the prices that a result states.
 */
@NullMarked
package sdedge.oracle.partition;

import org.jspecify.annotations.NullMarked;
