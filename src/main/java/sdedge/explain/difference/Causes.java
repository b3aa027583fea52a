package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.difference.Cause.Cost;
import sdedge.result.Comparison;
import sdedge.result.Comparison.Entry;
import sdedge.study.compare.EqualInstances;

/**
 * Why the plans of a method are worse than the best ones of a comparison.
 *
 * @param causes all differences together, then those of each kind, the most expensive first; empty
 *     where there is nothing to hold against each other
 * @param leftOut the instances without a plan of the method, or of others, or with tasks at other
 *     drafters
 */
public record Causes(String method, List<Cause> causes, List<String> leftOut) {
  public Causes {
    causes = List.copyOf(causes);
    leftOut = List.copyOf(leftOut);
  }

  /** Over several instances, of which those that are equal count once. */
  public static Causes of(String method, List<Comparison> comparisons) {
    List<Differences> found = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Comparison comparison : EqualInstances.of(comparisons).firsts()) {
      Differences differences = differences(method, comparison);
      if (differences == null) {
        leftOut.add(comparison.instance().name());
      } else {
        found.add(differences);
      }
    }
    return new Causes(method, found.isEmpty() ? List.of() : causes(method, found), leftOut);
  }

  private static @Nullable Differences differences(String method, Comparison comparison) {
    Entry own =
        comparison.entries().stream()
            .filter(entry -> entry.result().method().equals(method) && isUsable(comparison, entry))
            .findFirst()
            .orElse(null);
    Entry best =
        comparison.entries().stream()
            .filter(entry -> !entry.result().method().equals(method))
            .filter(entry -> isUsable(comparison, entry))
            .min(
                Comparator.comparing((Entry entry) -> !entry.exact())
                    .thenComparing(entry -> Objects.requireNonNull(entry.makespanS())))
            .orElse(null);
    return own == null || best == null
        ? null
        : Differences.of(
            comparison.instance(),
            Objects.requireNonNull(own.result().plan()),
            Objects.requireNonNull(best.result().plan()));
  }

  /** Whether there is a plan, of the tasks where they are. */
  private static boolean isUsable(Comparison comparison, Entry entry) {
    return entry.makespanS() != null
        && entry.result().instance().tasks().equals(comparison.instance().tasks());
  }

  private static List<Cause> causes(String method, List<Differences> found) {
    Map<Property, List<Cost>> forced = new EnumMap<>(Property.class);
    Map<Property, List<Cost>> mended = new EnumMap<>(Property.class);
    Map<Property, Integer> differing = new EnumMap<>(Property.class);
    List<Cost> all = new ArrayList<>();
    for (Differences each : found) {
      all.add(cost(each, each.makespanS() - each.bestS()));
      for (PropertyDifference one : each.all()) {
        differing.merge(one.property(), 1, Integer::sum);
        add(forced, each, one, PropertyDifference::forcedS);
        add(mended, each, one, PropertyDifference::mendedS);
      }
    }
    long unequal = found.stream().filter(each -> !each.areEqual()).count();
    Cause whole = new Cause(method, Cause.ALL, found.size(), (int) unequal, all, all);
    return Stream.concat(
            Stream.of(whole),
            differing.entrySet().stream()
                .map(
                    each ->
                        new Cause(
                            method,
                            each.getKey().key(),
                            found.size(),
                            each.getValue(),
                            forced.getOrDefault(each.getKey(), List.of()),
                            mended.getOrDefault(each.getKey(), List.of())))
                .sorted(Comparator.comparingDouble(Cause::rank).reversed()))
        .toList();
  }

  private static void add(
      Map<Property, List<Cost>> costs,
      Differences of,
      PropertyDifference one,
      Function<PropertyDifference, @Nullable Double> seconds) {
    Double costsS = seconds.apply(one);
    if (costsS != null) {
      costs.computeIfAbsent(one.property(), property -> new ArrayList<>()).add(cost(of, costsS));
    }
  }

  private static Cost cost(Differences of, double seconds) {
    return new Cost(seconds, seconds / of.makespanS());
  }
}
