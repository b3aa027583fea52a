/** Benchmarks: which runs, in which order, and how their rows survive a kill. */
@NullMarked
package sdedge.study.bench;

import org.jspecify.annotations.NullMarked;
