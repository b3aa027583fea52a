/**
 * Recomputes every number of a result from the instance and the plan alone, by formulas of its own.
 * Of what makes results it shares the records of instances, plans and rows, and what reads and
 * writes files, and nothing else. A mistake there is not found here.
 */
@org.jspecify.annotations.NullMarked
package sdedge.oracle;
