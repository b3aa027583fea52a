/**
 * The files of a result, each held against what it should hold: values are read as everywhere, by
 * {@code document}, and compared with an {@link Expected} that is computed anew.
 */
@org.jspecify.annotations.NullMarked
package sdedge.oracle.files;
