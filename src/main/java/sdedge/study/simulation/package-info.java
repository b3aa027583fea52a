/**
 * Runs plans with sampled acceptance and says what that does to latencies (docs/model.md section
 * 10).
 */
@org.jspecify.annotations.NullMarked
package sdedge.study.simulation;
