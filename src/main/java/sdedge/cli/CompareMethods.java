package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.instance.Speculation;
import sdedge.search.Approach;
import sdedge.search.TaskOrdering;
import sdedge.search.solver.Approaches;
import sdedge.search.solver.Method;

/** Which methods and schemes are compared. */
final class CompareMethods {
  private static final String SCHEMES = "schemes";
  private static final double FEW_PLANS = 20_000;

  private CompareMethods() {}

  /**
   * The methods for an instance, each once.
   *
   * @param names as given; none for the default
   * @throws CommandFailure if the instance rules one of the names out
   */
  static List<Approach> of(List<String> names, Instance instance) throws CommandFailure {
    List<Approach> chosen = new ArrayList<>();
    for (String name : names.isEmpty() ? defaults(instance) : names) {
      if (name.equals(SCHEMES)) {
        chosen.addAll(Approaches.schemes(instance));
      } else {
        Approach approach = new ApproachConverter().convert(name);
        Inputs.checkApproach(instance, approach);
        chosen.add(approach);
      }
    }
    return chosen.stream().distinct().toList();
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

  /** Refuses names that stand for nothing, as the option of one name does. */
  static void check(List<String> names) {
    for (String name : names) {
      if (!name.equals(SCHEMES)) {
        new ApproachConverter().convert(name);
      }
    }
  }
}
