/** Builds instances from YAML or JSON, or reports every problem of the files with its place. */
@org.jspecify.annotations.NullMarked
package sdedge.instance.reader;
