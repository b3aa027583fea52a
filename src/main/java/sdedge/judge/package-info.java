/** Judges executions by rules that share the model, and nothing of searches or of executions. */
@NullMarked
package sdedge.judge;

import org.jspecify.annotations.NullMarked;
