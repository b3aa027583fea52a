/** What every search has in common: approaches, options, outcomes. */
@org.jspecify.annotations.NullMarked
package sdedge.search;
