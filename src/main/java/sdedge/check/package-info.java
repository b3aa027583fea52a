/**
 * Recomputes every number of a result from the instance and the plan alone, with nothing of the
 * code that made it but the reader of instances.
 */
@NullMarked
package sdedge.check;

import org.jspecify.annotations.NullMarked;
