package sdedge.study.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.plan.TaskOrdering;
import sdedge.search.Approach;
import sdedge.search.scheme.Schemes;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;
import sdedge.study.program.PlanProgram;

/** Which methods and schemes are compared. */
public final class CompareMethods {
  /** All comparison schemes that can plan the instance, those of others last. */
  public static final String SCHEMES = "schemes";

  private static final double FEW_PLANS = 20_000;

  private CompareMethods() {}

  /**
   * The methods for an instance, each once.
   *
   * @param names as given; none for the default
   * @throws IllegalArgumentException for a name that stands for nothing
   */
  public static List<Approach> of(List<String> names, Instance instance) {
    Map<String, Approach> byKey = new LinkedHashMap<>();
    for (String name : names.isEmpty() ? defaults(instance) : names) {
      named(name, instance).forEach(approach -> byKey.putIfAbsent(approach.key(), approach));
    }
    return List.copyOf(byKey.values());
  }

  /**
   * Which schemes whose plans may be faster than the optimum are not compared, and why, unless they
   * are not asked for.
   *
   * @param names as given; none for the default
   */
  public static List<String> leftOut(List<String> names, Instance instance) {
    List<String> leftOut = new ArrayList<>();
    if (names.isEmpty() || names.contains(SCHEMES)) {
      for (Approach scheme : List.of(Schemes.CONTINUOUS, Schemes.PARTITIONS)) {
        String refusal = Approaches.refusal(instance, scheme);
        if (refusal != null) {
          leftOut.add(scheme.key() + " is left out: " + refusal);
        }
      }
    }
    return leftOut;
  }

  private static List<Approach> named(String name, Instance instance) {
    if (name.equals(SCHEMES)) {
      return Stream.concat(Approaches.schemes(instance).stream(), Approaches.registered().stream())
          .toList();
    }
    return List.of(named(name));
  }

  private static Approach named(String name) {
    Approach program = PlanProgram.named(name);
    Approach approach = program == null ? Approaches.named(name) : program;
    if (approach == null) {
      throw new IllegalArgumentException(name + " is not a method");
    }
    return approach;
  }

  /**
   * The methods of names that stand for one each, each once; {@code dp} for none.
   *
   * @throws IllegalArgumentException for a name that stands for nothing
   */
  public static List<Approach> each(List<String> names) {
    Map<String, Approach> byName = new LinkedHashMap<>();
    names.forEach(name -> byName.computeIfAbsent(name, CompareMethods::named));
    return byName.isEmpty() ? List.of(Method.DP) : List.copyOf(byName.values());
  }

  private static List<String> defaults(Instance instance) {
    return plans(instance) <= FEW_PLANS
        ? List.of(Method.DP.key(), Method.EXHAUSTIVE.key(), SCHEMES)
        : List.of(Method.DP.key(), SCHEMES);
  }

  /** At most how many plans enumeration would execute; infinite where it does not apply. */
  private static double plans(Instance instance) {
    if (instance.drafters().size() > 1) {
      return Double.POSITIVE_INFINITY;
    }
    Speculation speculation = instance.speculation();
    double lengths = 1.0 + speculation.maxLength() - speculation.minLength();
    double perOrder = lengths * StrictMath.pow(1 + 2 * lengths, instance.tasks().size() - 1.0);
    return perOrder * TaskOrdering.candidates(instance).size();
  }
}
