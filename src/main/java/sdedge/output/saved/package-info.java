/** Reads written results back, without their instance. */
@NullMarked
package sdedge.output.saved;

import org.jspecify.annotations.NullMarked;
