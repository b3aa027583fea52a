/** The entry to all searches, and the names of all ways to plan. */
@org.jspecify.annotations.NullMarked
package sdedge.search.solver;
