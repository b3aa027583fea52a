/** Tables that grow row by row: what survives a kill, and under which conditions they go on. */
@NullMarked
package sdedge.study.log;

import org.jspecify.annotations.NullMarked;
