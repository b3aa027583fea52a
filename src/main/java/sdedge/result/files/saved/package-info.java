/** Reads written results back, without their instance. */
@NullMarked
package sdedge.result.files.saved;

import org.jspecify.annotations.NullMarked;
