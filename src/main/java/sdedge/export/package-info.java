/**
 * Hands results on to other tools: traces, charts, tidy tables, schedules of serving engines
 * (docs/export.md).
 */
@org.jspecify.annotations.NullMarked
package sdedge.export;
