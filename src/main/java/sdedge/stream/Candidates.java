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
  public static List<Candidate> simple(Instance instance, @Nullable StreamLevel level) {
    return of(simplePolicies(instance, level), 1, 2);
  }

  /** The policies of {@link #simple}. */
  public static List<ServingPolicy> simplePolicies(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = new ArrayList<>();
    if (instance.speculation().minLength() == 0) {
      policies.add(ServingPolicy.AUTOREGRESSIVE);
    }
    return withRules(policies, level);
  }

  /** Those and every fixed length, with one group up to {@code groups}. */
  public static List<Candidate> all(Instance instance, @Nullable StreamLevel level, int groups) {
    return of(allPolicies(instance, level), 1, groups);
  }

  /** The policies of {@link #all}. */
  public static List<ServingPolicy> allPolicies(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = new ArrayList<>();
    Speculation lengths = instance.speculation();
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      policies.add(new ServingPolicy.Fixed(l));
    }
    return withRules(policies, level);
  }

  private static List<ServingPolicy> withRules(
      List<ServingPolicy> policies, @Nullable StreamLevel level) {
    policies.add(new ServingPolicy.Best());
    if (level != null) {
      policies.add(new ServingPolicy.Paced(level));
    }
    return policies;
  }

  /** Policies with as many groups as there may be; those that have no groups once. */
  public static List<Candidate> of(List<ServingPolicy> policies, int fewest, int most) {
    List<Candidate> candidates = new ArrayList<>();
    for (ServingPolicy policy : policies) {
      boolean hasGroups = !(policy instanceof ServingPolicy.Replan);
      for (int g = hasGroups ? fewest : 1; g <= (hasGroups ? most : 1); g++) {
        candidates.add(new Candidate(policy, g));
      }
    }
    return candidates;
  }
}
