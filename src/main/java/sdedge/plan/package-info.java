/**
 * What is decided: batches with their speculation lengths, in cohorts, per drafter; and when that
 * is feasible.
 */
@org.jspecify.annotations.NullMarked
package sdedge.plan;
