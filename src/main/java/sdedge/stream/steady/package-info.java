/**
 * Requests that are always so many, served by one engine on one machine: the length that serves
 * them fastest (Section 14 of the model).
 */
@org.jspecify.annotations.NullMarked
package sdedge.stream.steady;
