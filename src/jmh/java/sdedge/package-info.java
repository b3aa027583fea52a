/** What the benchmarks share. */
@NullMarked
package sdedge;

import org.jspecify.annotations.NullMarked;
