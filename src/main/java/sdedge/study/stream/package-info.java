/**
 * Streams with what only searches and statistics can say of them: bounds, capacities over several
 * draws.
 */
@NullMarked
package sdedge.study.stream;

import org.jspecify.annotations.NullMarked;
