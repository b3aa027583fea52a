/** What is given: nodes, models, tasks and the wish list of the search, as immutable records. */
@NullMarked
package sdedge.instance;

import org.jspecify.annotations.NullMarked;
