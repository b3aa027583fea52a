/**
 * Streams of requests a second time (sections 11 and 12 of the model): what becomes of each
 * request, and what requests use at least at given prices. Written from the text and made to be
 * read beside it; shares no formula with the code that serves streams and finds prices.
 */
@NullMarked
package sdedge.oracle.stream;

import org.jspecify.annotations.NullMarked;
