/** What commands print. */
@NullMarked
package sdedge.cli.text;

import org.jspecify.annotations.NullMarked;
