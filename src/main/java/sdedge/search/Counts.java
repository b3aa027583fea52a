package sdedge.search;

/**
 * How much a search looked at; the same for the same input, whatever the number of threads.
 *
 * @param states (batch, length) states reached, or plans enumerated
 * @param labels labels kept, or plans enumerated
 */
public record Counts(long states, long labels) {
  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0);

  /** The difference to earlier counts of the same search. */
  public Counts minus(Counts other) {
    return new Counts(states - other.states, labels - other.labels);
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(states + other.states, labels + other.labels);
  }
}
