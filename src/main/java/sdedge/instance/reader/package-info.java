/** Builds instances from YAML or JSON, or reports every problem of the files with its place. */
@NullMarked
package sdedge.instance.reader;

import org.jspecify.annotations.NullMarked;
