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
    List<Policy> policies = new ArrayList<>();
    if (instance.speculation().minLength() == 0) {
      policies.add(Policy.AUTOREGRESSIVE);
    }
    policies.add(new Policy.Best());
    if (level != null) {
      policies.add(new Policy.Paced(level));
    }
    return with(policies, 2);
  }

  /** Those and every fixed length, with one group up to {@code groups}. */
  public static List<Candidate> all(Instance instance, @Nullable ServiceLevel level, int groups) {
    List<Policy> policies = new ArrayList<>();
    Speculation lengths = instance.speculation();
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      policies.add(new Policy.Fixed(l));
    }
    policies.add(new Policy.Best());
    if (level != null) {
      policies.add(new Policy.Paced(level));
    }
    return with(policies, groups);
  }

  private static List<Candidate> with(List<Policy> policies, int groups) {
    List<Candidate> candidates = new ArrayList<>();
    for (Policy policy : policies) {
      for (int g = 1; g <= groups; g++) {
        candidates.add(new Candidate(policy, g));
      }
    }
    return candidates;
  }
}
