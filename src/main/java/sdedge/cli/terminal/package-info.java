/**
 * What commands talk to: streams, signals, progress, exit codes, and numbers as people read them.
 */
@NullMarked
package sdedge.cli.terminal;

import org.jspecify.annotations.NullMarked;
