package sdedge.check.model;

import java.util.List;

/** Chances of independent events, exact in the tails (Section 9 of the model). */
final class Chances {
  private Chances() {}

  /** 1 − Π(1 − chance), the chance that any of them happens. */
  static double any(List<Double> chances) {
    double none = chances.stream().mapToDouble(chance -> Math.log1p(-chance)).sum();
    return -Math.expm1(none);
  }
}
