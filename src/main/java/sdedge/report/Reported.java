package sdedge.report;

import org.jspecify.annotations.Nullable;
import sdedge.result.files.saved.Saved;

/**
 * A result and what it is compared with.
 *
 * @param comparison of methods on the same instance; null if none was found
 */
public record Reported(Saved result, @Nullable Saved comparison) {}
