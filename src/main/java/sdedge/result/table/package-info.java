/** Descriptions of tables and of JSON objects, from which they are written. */
@NullMarked
package sdedge.result.table;

import org.jspecify.annotations.NullMarked;
