/** Expected steps, pass times and the stage times of a batch (docs/model.md sections 2 to 4). */
@org.jspecify.annotations.NullMarked
package sdedge.latency;
