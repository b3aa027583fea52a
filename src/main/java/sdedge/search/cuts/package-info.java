/** How one order is cut, improved by moves. A move is a file. */
@org.jspecify.annotations.NullMarked
package sdedge.search.cuts;
