package sdedge.stream;

/**
 * How a stream is served (docs/model.md section 11).
 *
 * @param groups that take turns, at least 1; {@code replan} has none and reads neither this nor
 *     merging
 * @param merge whether an idle verifier takes several groups in one pass
 */
public record StreamSetting(ServingPolicy policy, int groups, boolean merge, Progress progress) {
  /** The most groups. */
  public static final int MOST_GROUPS = 1_000;

  public StreamSetting {
    if (groups < 1 || groups > MOST_GROUPS) {
      throw new IllegalArgumentException(groups + " groups; there may be 1 to " + MOST_GROUPS);
    }
  }

  /** A policy with a number of groups, mean progress and no merging. */
  public static StreamSetting of(ServingPolicy policy, int groups) {
    return new StreamSetting(policy, groups, false, new Progress.Mean());
  }

  /** This setting with other progress. */
  public StreamSetting with(Progress other) {
    return new StreamSetting(policy, groups, merge, other);
  }

  /** This setting with another policy and number of groups. */
  public StreamSetting with(ServingPolicy other, int otherGroups) {
    return new StreamSetting(other, otherGroups, merge, progress);
  }
}
