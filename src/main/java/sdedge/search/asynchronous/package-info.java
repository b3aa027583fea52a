/**
 * Plans for asynchronous execution: what bounds it from below, and how a plan is improved step by
 * step (docs/model.md section 7).
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.asynchronous;
