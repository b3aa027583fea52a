/** Tables with a header, cell by cell with their places. */
@NullMarked
package sdedge.document.csv;

import org.jspecify.annotations.NullMarked;
