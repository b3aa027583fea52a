/**
 * Explains a plan: what bounds its makespan, what more of each resource would save, and where
 * speculation stops to pay (docs/explain.md).
 */
@NullMarked
package sdedge.explain;

import org.jspecify.annotations.NullMarked;
