/**
 * How plans are made of what an approach leaves of the question: what {@code auto} stands for,
 * plans to begin from, what is left to do when a search fails or is stopped.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.planning;
