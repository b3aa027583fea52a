/** Plans of others: of a program that is run, or in files. */
@NullMarked
package sdedge.study.program;

import org.jspecify.annotations.NullMarked;
