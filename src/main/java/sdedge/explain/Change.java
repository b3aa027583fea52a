package sdedge.explain;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;

/**
 * An instance with more of one resource.
 *
 * @param amount such as {@code +10 %}, {@code +1 MHz}
 * @param value what stands in the instance then; null if no single number does
 */
public record Change(String amount, @Nullable Double value, Instance instance) {}
