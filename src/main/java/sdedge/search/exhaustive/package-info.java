/** Every plan, one by one: the yardstick of the other searches. */
@NullMarked
package sdedge.search.exhaustive;

import org.jspecify.annotations.NullMarked;
