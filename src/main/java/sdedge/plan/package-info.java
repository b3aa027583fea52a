/**
 * What is decided: batches with their speculation lengths, in cohorts, per drafter; and when that
 * is feasible.
 */
@NullMarked
package sdedge.plan;

import org.jspecify.annotations.NullMarked;
