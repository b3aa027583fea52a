/**
 * Recomputes every number of a result from the instance and the plan alone, with code of its own:
 * of what makes results it shares the reader of instances and the records that hold them, and
 * nothing else. A mistake there is not found here.
 */
@NullMarked
package sdedge.check;

import org.jspecify.annotations.NullMarked;
