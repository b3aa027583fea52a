/** Random numbers that are the same on every machine. */
@NullMarked
package sdedge.random;

import org.jspecify.annotations.NullMarked;
