/**
 * Finds whether a plan is faster than claimed possible: a dynamic program of its own, made to be
 * read beside Section 7 of the model, on one thread.
 */
@NullMarked
package sdedge.oracle.claim;

import org.jspecify.annotations.NullMarked;
