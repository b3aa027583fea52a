/** The command line: arguments in, exit codes out. */
@NullMarked
package sdedge.cli;

import org.jspecify.annotations.NullMarked;
