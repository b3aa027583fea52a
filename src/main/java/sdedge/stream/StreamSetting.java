package sdedge.stream;

import java.util.Collections;
import java.util.List;
import sdedge.instance.Batching;

/**
 * How a stream is served (docs/model.md section 11).
 *
 * @param turns the groups that take turns, at least one
 * @param merge whether an idle verifier takes several groups in one pass
 */
public record StreamSetting(List<Turn> turns, boolean merge, StepGains progress) {
  /** The most groups. */
  public static final int MOST_GROUPS = 1_000;

  public StreamSetting {
    turns = List.copyOf(turns);
    if (turns.isEmpty() || turns.size() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          turns.size() + " groups; there may be 1 to " + MOST_GROUPS);
    }
  }

  /**
   * A group.
   *
   * @param mostTasks that may be resident in it, beside the limits of the instance
   */
  public record Turn(ServingPolicy policy, int mostTasks) {}

  /** The same policy for a number of groups. */
  public StreamSetting(ServingPolicy policy, int groups, boolean merge, StepGains progress) {
    this(turns(policy, groups), merge, progress);
  }

  private static List<Turn> turns(ServingPolicy policy, int groups) {
    return Collections.nCopies(Math.max(0, groups), new Turn(policy, Batching.UNLIMITED));
  }

  /** A policy with a number of groups, mean progress and no merging. */
  public static StreamSetting of(ServingPolicy policy, int groups) {
    return new StreamSetting(policy, groups, false, new StepGains.Mean());
  }

  /** The policy of the first group. */
  public ServingPolicy policy() {
    return turns.get(0).policy();
  }

  /** How many groups there are. */
  public int groups() {
    return turns.size();
  }

  /** This setting with other progress. */
  public StreamSetting with(StepGains other) {
    return new StreamSetting(turns, merge, other);
  }

  /** This setting with another policy and number of groups. */
  public StreamSetting with(ServingPolicy other, int otherGroups) {
    return new StreamSetting(turns(other, otherGroups), merge, progress);
  }
}
