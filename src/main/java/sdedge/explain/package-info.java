/**
 * Explains a plan: what bounds its makespan, what more of each resource would save, and where
 * speculation stops to pay (docs/explain.md).
 */
@org.jspecify.annotations.NullMarked
package sdedge.explain;
