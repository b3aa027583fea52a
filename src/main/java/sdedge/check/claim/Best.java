package sdedge.check.claim;

/**
 * What a search found.
 *
 * @param makespanS of the fastest plan below the target, seconds; infinite if there is none
 * @param sequences how many combinations of task order, uplink and lengths were searched
 * @param labels how many labels or plans were made
 */
public record Best(double makespanS, int sequences, long labels) {}
