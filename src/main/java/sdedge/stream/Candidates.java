package sdedge.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.ModeSets;

/** The ways to serve a stream among which the best is looked for, in the order of preference. */
public final class Candidates {
  private Candidates() {}

  /**
   * Autoregressive decoding and the best length.
   *
   * @param level for the policy {@code paced} beside them; null to do without
   */
  public static List<ServingPolicy> simplePolicies(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = new ArrayList<>();
    if (instance.speculation().minLength() == 0) {
      policies.add(ServingPolicy.AUTOREGRESSIVE);
    }
    return withRules(policies, level);
  }

  /** Autoregressive decoding, the best length, every fixed length, and who join one by one. */
  public static List<ServingPolicy> allPolicies(Instance instance, @Nullable StreamLevel level) {
    List<ServingPolicy> policies = new ArrayList<>();
    Speculation lengths = instance.speculation();
    for (int l = lengths.minLength(); l <= lengths.maxLength(); l++) {
      policies.add(new ServingPolicy.Fixed(l));
    }
    withRules(policies, level);
    if (new StreamRun(instance).refusalsBesideMemory(new ServingPolicy.Joining()).isEmpty()) {
      policies.add(new ServingPolicy.Joining());
    }
    return policies;
  }

  /** The ones likely to serve most first, for a search that may be stopped. */
  public static List<Candidate> byPromise(List<Candidate> candidates) {
    return candidates.stream().sorted(Comparator.comparingInt(Candidates::promise)).toList();
  }

  private static int promise(Candidate candidate) {
    if (candidate.policy() instanceof ServingPolicy.Fixed fixed) {
      return fixed.length() > 0 ? 2 : 3;
    }
    return candidate.policy() instanceof ServingPolicy.Best ? 0 : 1;
  }

  private static List<ServingPolicy> withRules(
      List<ServingPolicy> policies, @Nullable StreamLevel level) {
    policies.add(new ServingPolicy.Best());
    if (level != null) {
      policies.add(new ServingPolicy.Paced(level));
    }
    return policies;
  }

  /**
   * Policies with each number of groups that there may be, and one more where there are several for
   * those who join one by one, of whom passes then wait for fewer.
   */
  public static List<Candidate> of(List<ServingPolicy> policies, int fewest, int most) {
    List<Candidate> candidates = new ArrayList<>();
    for (ServingPolicy policy : policies) {
      boolean isOpen = policy instanceof ServingPolicy.Joining && most > fewest;
      for (int g = fewest; g <= (isOpen ? most + 1 : most); g++) {
        candidates.add(new Candidate(policy, g));
      }
    }
    return candidates;
  }

  /**
   * Candidates with every set of draft modes with which they can serve, small ones first; of a
   * policy for which there is none, the first with which only memory is short, or else the largest.
   *
   * @param names of the modes that may be loaded
   */
  public static List<Candidate> withModes(
      Instance instance, List<String> names, List<Candidate> candidates) {
    if (!instance.hasModes()) {
      return candidates;
    }
    Map<Set<String>, StreamRun> runs = new LinkedHashMap<>();
    ModeSets.smallestFirst(names).forEach(set -> runs.put(set, new StreamRun(instance, set)));
    List<Candidate> all = new ArrayList<>();
    for (Candidate each : candidates) {
      List<Candidate> own = new ArrayList<>();
      List<Candidate> tooLarge = new ArrayList<>();
      runs.forEach(
          (set, run) -> {
            boolean drafts = !each.policy().equals(ServingPolicy.AUTOREGRESSIVE);
            boolean isOne = drafts ? run.drafts() : set.isEmpty();
            if (isOne && run.refusalsBesideMemory(each.policy()).isEmpty()) {
              (run.neverFits().isEmpty() ? own : tooLarge)
                  .add(new Candidate(each.policy(), each.groups(), set));
            }
          });
      Candidate largest = new Candidate(each.policy(), each.groups(), new LinkedHashSet<>(names));
      all.addAll(own.isEmpty() ? List.of(tooLarge.isEmpty() ? largest : tooLarge.get(0)) : own);
    }
    return all;
  }
}
