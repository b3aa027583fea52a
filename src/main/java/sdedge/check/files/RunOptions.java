package sdedge.check.files;

import org.jspecify.annotations.Nullable;
import sdedge.instance.Steps;

/**
 * What a run used, as {@code run.json} records it.
 *
 * @param exact whether the method searches for the joint optimum; a scheme claims nothing
 * @param pipeline searched, or of a given plan; null if the plan decides
 * @param uplink likewise
 * @param order searched; null for a given plan
 * @param scope searched; null for a given plan
 * @param steps in place of those of the instance; null if a given plan has those
 * @param hasTimeLimit whether there was a time limit
 * @param hasGap whether the search could stop before a proof
 */
public record RunOptions(
    String command,
    @Nullable String method,
    boolean exact,
    @Nullable String pipeline,
    @Nullable String uplink,
    @Nullable String order,
    @Nullable String scope,
    @Nullable Steps steps,
    boolean hasTimeLimit,
    boolean hasGap) {}
