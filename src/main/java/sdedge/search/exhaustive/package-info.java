/** Every plan, one by one: the yardstick of the other searches. */
@org.jspecify.annotations.NullMarked
package sdedge.search.exhaustive;
