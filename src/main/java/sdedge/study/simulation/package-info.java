/**
 * Runs plans with sampled acceptance and says what that does to latencies (docs/model.md section
 * 10).
 */
@NullMarked
package sdedge.study.simulation;

import org.jspecify.annotations.NullMarked;
