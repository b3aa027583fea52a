/** What a run found. */
@org.jspecify.annotations.NullMarked
package sdedge.result;
