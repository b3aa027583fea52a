package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;

/** The ways to serve a stream among which the best is looked for, in the order of preference. */
public final class Candidates {
  private Candidates() {}

  /**
   * Autoregressive decoding and the best length, with one and with two groups.
   *
   * @param level for the policy {@code paced} beside them; null to do without
   */
  public static List<Candidate> simple(Instance instance, @Nullable ServiceLevel level) {
    return of(simplePolicies(instance, level), 1, 2);
  }

  /** The policies of {@link #simple}. */
  public static List<Policy> simplePolicies(Instance instance, @Nullable ServiceLevel level) {
    List<Policy> policies = new ArrayList<>();
    if (instance.speculation().minLength() == 0) {
      policies.add(Policy.AUTOREGRESSIVE);
    }
    return withRules(policies, level);
  }

  /** Those and every fixed length, with one group up to {@code groups}. */
  public static List<Candidate> all(Instance instance, @Nullable ServiceLevel level, int groups) {
    return of(allPolicies(instance, level), 1, groups);
  }

  /** The policies of {@link #all}. */
  public static List<Policy> allPolicies(Instance instance, @Nullable ServiceLevel level) {
    List<Policy> policies = new ArrayList<>();
    Speculation lengths = instance.speculation();
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      policies.add(new Policy.Fixed(l));
    }
    return withRules(policies, level);
  }

  private static List<Policy> withRules(List<Policy> policies, @Nullable ServiceLevel level) {
    policies.add(new Policy.Best());
    if (level != null) {
      policies.add(new Policy.Paced(level));
    }
    return policies;
  }

  /** Policies with as many groups as there may be; those that have no groups once. */
  public static List<Candidate> of(List<Policy> policies, int fewest, int most) {
    List<Candidate> candidates = new ArrayList<>();
    for (Policy policy : policies) {
      boolean hasGroups = !(policy instanceof Policy.Replan);
      for (int g = hasGroups ? fewest : 1; g <= (hasGroups ? most : 1); g++) {
        candidates.add(new Candidate(policy, g));
      }
    }
    return candidates;
  }
}
