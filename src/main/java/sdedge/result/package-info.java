/** What a run found. */
@NullMarked
package sdedge.result;

import org.jspecify.annotations.NullMarked;
