package sdedge.oracle.claim;

/**
 * What a search found.
 *
 * @param makespanS of the fastest plan below the target, seconds; infinite if there is none
 * @param sequences how many combinations of task order, uplink and lengths were searched
 * @param labels how many labels or plans were made
 * @param openS where no search was made, what is proven without; infinite if all was searched
 */
public record Best(double makespanS, int sequences, long labels, double openS) {
  /** Whether every plan is known to be no faster than the target, or the fastest is found. */
  public boolean isDecided() {
    return openS == Double.POSITIVE_INFINITY || makespanS < Double.POSITIVE_INFINITY;
  }
}
