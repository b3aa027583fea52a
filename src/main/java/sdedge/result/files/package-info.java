/** The files of results, written and read: summary, run, plan, tables. */
@NullMarked
package sdedge.result.files;

import org.jspecify.annotations.NullMarked;
