/** What the files of a result must hold. */
@NullMarked
package sdedge.check.files;

import org.jspecify.annotations.NullMarked;
