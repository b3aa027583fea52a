/**
 * Hands results on to other tools: traces, charts, tidy tables, schedules of serving engines
 * (docs/export.md).
 */
@NullMarked
package sdedge.export;

import org.jspecify.annotations.NullMarked;
