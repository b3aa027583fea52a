/**
 * Reads files so that every problem is found in one pass and reported with its place: {@link
 * Problems} gathers what {@code tree} (YAML and JSON) and {@code csv} find. Knows nothing of the
 * rest of the project.
 */
@org.jspecify.annotations.NullMarked
package sdedge.document;
