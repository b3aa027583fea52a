package sdedge.stream;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A policy with a number of groups: one of several ways to serve a stream.
 *
 * @param modes names of the draft modes that are loaded, as the instance lists them
 */
public record Candidate(ServingPolicy policy, int groups, Set<String> modes) {
  public Candidate {
    modes = Collections.unmodifiableSet(new LinkedHashSet<>(modes));
  }

  /** One without draft modes. */
  public Candidate(ServingPolicy policy, int groups) {
    this(policy, groups, Set.of());
  }

  /** The words for it. */
  public String key() {
    return policy.key()
        + (groups == 1 ? ", 1 group" : ", " + groups + " groups")
        + (modes.isEmpty() ? "" : ", " + modeNames());
  }

  public String modeNames() {
    return String.join(" ", modes);
  }
}
