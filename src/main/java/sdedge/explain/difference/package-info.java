/** In what a plan differs from the best one, and what each difference costs (docs/explain.md). */
@NullMarked
package sdedge.explain.difference;

import org.jspecify.annotations.NullMarked;
