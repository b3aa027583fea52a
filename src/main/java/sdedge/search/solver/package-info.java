/** The entry to all searches: what auto stands for, which method, how the result is executed. */
@NullMarked
package sdedge.search.solver;

import org.jspecify.annotations.NullMarked;
