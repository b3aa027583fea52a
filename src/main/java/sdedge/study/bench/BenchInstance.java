package sdedge.study.bench;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * An instance to be measured.
 *
 * @param file as found, with {@code /} between folders; names the instance in all tables
 * @param sha256 of the file; empty if it cannot be read
 * @param instance null if it cannot be used
 * @param error why it cannot be used; empty if it can
 */
public record BenchInstance(
    String file, String sha256, @Nullable Instance instance, String error) {}
