/** Options that commands share, and how their values are read. */
@NullMarked
package sdedge.cli.option;

import org.jspecify.annotations.NullMarked;
