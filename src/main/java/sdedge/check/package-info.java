/**
 * Recomputes every number of a result from the instance and the plan alone, with code of its own:
 * of what makes results it shares the readers of documents and of instances and the records that
 * hold these, and nothing else. A mistake there is not found here.
 */
@NullMarked
package sdedge.check;

import org.jspecify.annotations.NullMarked;
