/** In what a plan differs from the best one, and what each difference costs (docs/explain.md). */
@org.jspecify.annotations.NullMarked
package sdedge.explain.difference;
