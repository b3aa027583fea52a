/**
 * Plans closed batches for continuous batching (docs/model.md section 13): all simple policies in
 * all orders, the best of them improved by local search.
 */
@NullMarked
package sdedge.search.continuous;

import org.jspecify.annotations.NullMarked;
