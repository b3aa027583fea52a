/** Expected steps, pass times and the stage times of a batch (docs/model.md sections 2 to 4). */
@NullMarked
package sdedge.latency;

import org.jspecify.annotations.NullMarked;
