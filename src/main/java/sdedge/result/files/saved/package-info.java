/**
 * Reads written results back, without their instance, by the descriptions that wrote them: {@link
 * SavedFolder} a directory, {@link SavedRun} its {@code run.json} alone.
 */
@org.jspecify.annotations.NullMarked
package sdedge.result.files.saved;
