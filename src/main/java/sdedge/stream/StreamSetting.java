package sdedge.stream;

import java.util.Collections;
import java.util.List;
import sdedge.instance.Batching;
import sdedge.plan.GroupService;

/**
 * How a stream is served (docs/model.md section 11).
 *
 * @param groupRules the groups that take turns, at least one
 */
public record StreamSetting(List<GroupRule> groupRules, StepGains progress) {
  public StreamSetting {
    groupRules = List.copyOf(groupRules);
    if (groupRules.isEmpty() || groupRules.size() > GroupService.MOST_GROUPS) {
      throw new IllegalArgumentException(
          groupRules.size() + " groups; there may be 1 to " + GroupService.MOST_GROUPS);
    }
  }

  /**
   * A group.
   *
   * @param mostTasks that may be resident in it, beside the limits of the instance
   */
  public record GroupRule(ServingPolicy policy, int mostTasks) {}

  public StreamSetting(ServingPolicy policy, int groups, StepGains progress) {
    this(groupRules(policy, groups), progress);
  }

  private static List<GroupRule> groupRules(ServingPolicy policy, int groups) {
    return Collections.nCopies(Math.max(0, groups), new GroupRule(policy, Batching.UNLIMITED));
  }

  /** As a plan says. */
  static StreamSetting of(GroupService service, StepGains progress) {
    return new StreamSetting(
        service.groups().stream()
            .map(
                group ->
                    new GroupRule(
                        group.length() == null
                            ? new ServingPolicy.Best()
                            : new ServingPolicy.Fixed(group.length()),
                        group.mostTasks()))
            .toList(),
        progress);
  }

  /** A policy with a number of groups and mean progress. */
  public static StreamSetting of(ServingPolicy policy, int groups) {
    return new StreamSetting(policy, groups, new StepGains.Mean());
  }

  /** The policy of the first group. */
  public ServingPolicy policy() {
    return groupRules.get(0).policy();
  }

  /** How many groups there are. */
  public int groups() {
    return groupRules.size();
  }

  public StreamSetting with(StepGains other) {
    return new StreamSetting(groupRules, other);
  }

  /** This setting with another policy and number of groups. */
  public StreamSetting with(ServingPolicy other, int otherGroups) {
    return new StreamSetting(groupRules(other, otherGroups), progress);
  }
}
