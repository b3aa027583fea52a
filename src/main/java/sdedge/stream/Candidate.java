package sdedge.stream;

/** A policy with a number of groups: one of several ways to serve a stream. */
public record Candidate(ServingPolicy policy, int groups) {
  /** The words for it. */
  public String key() {
    return policy.key() + (groups == 1 ? ", 1 group" : ", " + groups + " groups");
  }
}
