/**
 * Plans closed batches for continuous batching (docs/model.md section 13): all simple policies in
 * all orders, the best of them improved by local search.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.continuous;
