package sdedge.timeline;

import org.jspecify.annotations.Nullable;

/**
 * What can keep a plan waiting.
 *
 * @param drafter index of the drafter that it belongs to; null of the verifier and of memory
 */
public record Resource(Kind kind, @Nullable Integer drafter) {
  /** The kinds, in the order in which a prompt meets them. */
  public enum Kind {
    UPLINK,
    /** Room for another batch, under asynchronous execution. */
    MEMORY,
    DRAFTER,
    FRONTHAUL_UP,
    VERIFIER,
    FRONTHAUL_DOWN
  }

  /** The one that serves a stage; {@code drafter} is null of what the verifier does. */
  public static Resource of(Stage stage, @Nullable Integer drafter) {
    return new Resource(drafter == null ? Kind.VERIFIER : stage.server(), drafter);
  }
}
