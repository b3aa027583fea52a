package sdedge.explain;

import org.jspecify.annotations.Nullable;

/**
 * A resource of which there may be more.
 *
 * @param resource such as {@code sbs1 uplink}
 * @param path where it stands in the instance
 * @param now what stands there; null if no single number does
 * @param unit of the number, SI; empty for a pure number
 * @param tenPercent a tenth more of it, of a latency less; null where that means nothing
 * @param oneUnit one unit more of it; null where it has none
 */
public record Lever(
    String resource,
    String path,
    @Nullable Double now,
    String unit,
    @Nullable Change tenPercent,
    @Nullable Change oneUnit) {}
