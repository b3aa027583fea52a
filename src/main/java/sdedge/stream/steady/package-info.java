/**
 * Requests that are always so many, served by one engine on one machine: the length that serves
 * them fastest (docs/export.md).
 */
@NullMarked
package sdedge.stream.steady;

import org.jspecify.annotations.NullMarked;
