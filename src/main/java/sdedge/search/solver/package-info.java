/** The entry to all searches, and the names of all ways to plan. */
@NullMarked
package sdedge.search.solver;

import org.jspecify.annotations.NullMarked;
