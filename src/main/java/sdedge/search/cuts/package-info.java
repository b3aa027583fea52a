/** How one order is cut, improved by moves. A move is a file. */
@NullMarked
package sdedge.search.cuts;

import org.jspecify.annotations.NullMarked;
