/**
 * What is given: nodes, models, tasks and the wish list of the search, as immutable records, and
 * the reader that builds them from YAML or JSON or reports every problem of the file with its
 * place.
 */
@NullMarked
package sdedge.instance;

import org.jspecify.annotations.NullMarked;
