/** What every search shares: problems, cuts, outcomes, and how a search is watched and stopped. */
@NullMarked
package sdedge.search;

import org.jspecify.annotations.NullMarked;
