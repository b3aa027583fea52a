/** Programs that put measurements into the tables of the documents (scripts/tables.sh). */
@NullMarked
package sdedge.tables;

import org.jspecify.annotations.NullMarked;
