/** How a search is watched and stopped. */
@NullMarked
package sdedge.search.control;

import org.jspecify.annotations.NullMarked;
