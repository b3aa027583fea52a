/** The command line: arguments in, exit codes out. */
@org.jspecify.annotations.NullMarked
package sdedge.cli;
