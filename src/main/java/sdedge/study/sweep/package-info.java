/** Sweeps: which values an instance takes, and the table of what comes out. */
@NullMarked
package sdedge.study.sweep;

import org.jspecify.annotations.NullMarked;
