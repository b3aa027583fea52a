package sdedge.report;

import org.jspecify.annotations.Nullable;
import sdedge.result.files.saved.SavedFolder.Saved;
import sdedge.result.files.saved.SavedFolder.SavedDocument;

/**
 * A result and what it is compared with.
 *
 * @param comparison of methods on the same instance; null if none was found
 * @param explanation of the result; null without one
 */
public record Reported(
    Saved result, @Nullable Saved comparison, @Nullable SavedDocument explanation) {}
