/** What is given: nodes, models, tasks and the wish list of the search, as immutable records. */
@org.jspecify.annotations.NullMarked
package sdedge.instance;
