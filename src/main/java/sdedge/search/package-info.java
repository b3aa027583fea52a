/** What every search has in common: approaches, options, outcomes. */
@NullMarked
package sdedge.search;

import org.jspecify.annotations.NullMarked;
