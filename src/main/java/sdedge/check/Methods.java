package sdedge.check;

import java.util.Set;

/** What may be claimed of the plans of a method. */
final class Methods {
  static final String EVALUATE = "evaluate";
  static final String EXHAUSTIVE = "exhaustive";

  private static final Set<String> EXACT =
      Set.of("dp", EXHAUSTIVE, "milp", "milp:scip", "milp:highs", "milp:cpsat", "milp:cbc");
  private static final Set<String> SCHEMES =
      Set.of(
          "autoregressive-max",
          "autoregressive",
          "max-batch",
          "no-pipeline",
          "uniform-bandwidth",
          "proportional-bandwidth",
          "single-task",
          "greedy",
          "goodput",
          "random");

  private Methods() {}

  /** Whether a method finds the best of all plans that its instance lets it search. */
  static boolean isExact(String method) {
    return EXACT.contains(method);
  }

  /** Whether a method is a comparison scheme, which narrows what it searches as it likes. */
  static boolean isScheme(String method) {
    return SCHEMES.contains(method) || method.matches("fixed-length:[0-9]{1,2}");
  }
}
