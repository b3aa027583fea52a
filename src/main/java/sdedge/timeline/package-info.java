/**
 * Executes a plan under a pipeline and says when everything happens (docs/model.md sections 6 and
 * 8).
 */
@org.jspecify.annotations.NullMarked
package sdedge.timeline;
