/**
 * A second implementation of what bounds need of the model, sections 2 to 5, written from the
 * equations and made to be read beside them, not to be fast. It shares no formula with the one that
 * makes the results.
 */
@org.jspecify.annotations.NullMarked
package sdedge.oracle.model;
