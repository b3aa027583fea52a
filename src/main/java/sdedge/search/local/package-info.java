/**
 * One search by moves, of whatever is executed: a neighbourhood makes solutions, an evaluator
 * executes them, and an acceptance says which ones to go on from. A move is a file beside what it
 * changes: batches in {@code search/asynchronous}, services in {@code search/continuous}.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.local;
