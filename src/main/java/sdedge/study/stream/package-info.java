/**
 * Streams with what only searches and statistics can say of them: bounds, capacities over several
 * draws.
 */
@org.jspecify.annotations.NullMarked
package sdedge.study.stream;
