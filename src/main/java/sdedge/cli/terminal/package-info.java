/**
 * What commands talk to: streams, signals, progress, exit codes, and numbers as people read them.
 */
@org.jspecify.annotations.NullMarked
package sdedge.cli.terminal;
