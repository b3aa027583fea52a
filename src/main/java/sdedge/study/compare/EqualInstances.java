package sdedge.study.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.instance.Instance;
import sdedge.result.Comparison;

/**
 * Comparisons by what they are of: the same draw under several names would count several times.
 *
 * @param groups of equal instances, in the sequence of their first ones
 */
public record EqualInstances(List<List<Comparison>> groups) {
  public EqualInstances {
    groups = List.copyOf(groups);
  }

  /** Groups those whose instances differ in nothing but their names. */
  public static EqualInstances of(List<Comparison> comparisons) {
    Map<Instance, List<Comparison>> byInstance = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      Instance named = comparison.instance();
      Instance nameless = new Instance("", named.network(), named.tasks(), named.options());
      byInstance.computeIfAbsent(nameless, instance -> new ArrayList<>()).add(comparison);
    }
    return new EqualInstances(List.copyOf(byInstance.values()));
  }

  /** The first of each group. */
  public List<Comparison> firsts() {
    return groups.stream().map(group -> group.get(0)).toList();
  }

  /** Which instances are one, a line each; empty if all differ. */
  public List<String> notes() {
    return groups.stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().map(one -> one.instance().name()).toList())
        .map(names -> "counted once, as they are equal: " + ScoredCase.listed(names))
        .toList();
  }
}
