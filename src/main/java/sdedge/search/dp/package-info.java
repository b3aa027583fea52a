/**
 * The exact dynamic program over cohorts and adjacent batches, with its bounds (docs/model.md
 * section 7).
 */
@NullMarked
package sdedge.search.dp;

import org.jspecify.annotations.NullMarked;
