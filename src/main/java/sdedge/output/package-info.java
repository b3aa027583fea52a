/** Writes plans, summaries and CSV tables, atomically, and reads plans back. */
@NullMarked
package sdedge.output;

import org.jspecify.annotations.NullMarked;
