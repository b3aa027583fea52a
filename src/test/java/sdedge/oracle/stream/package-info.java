/**
 * What requests use at least at given prices, a second time (section 12 of the model). Written from
 * the text and made to be read beside it; shares no formula with the code that finds prices.
 */
@NullMarked
package sdedge.oracle.stream;

import org.jspecify.annotations.NullMarked;
