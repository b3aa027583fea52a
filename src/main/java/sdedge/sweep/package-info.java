/** Sweeps: which values an instance takes, and the table of what comes out. */
@NullMarked
package sdedge.sweep;

import org.jspecify.annotations.NullMarked;
