package sdedge.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number of a node that is fitted, with what is known of it before any measurement: the median
 * and the standard deviation of its logarithm, and its bounds.
 *
 * @param role of the node
 * @param mode the draft mode that it is of; empty for the node itself
 */
record FitParameter(
    Role role, Kind kind, String mode, double median, double priorS, double least, double most) {

  /** What of a pass it is. */
  enum Kind {
    FLOPS_EFFICIENCY("flops_efficiency"),
    BANDWIDTH_EFFICIENCY("bandwidth_efficiency"),
    PASS_OVERHEAD("pass_overhead_s"),
    TOKEN_OVERHEAD("token_overhead_s"),
    POSITION_OVERHEAD("position_overhead_s"),
    PROMPT_PASS_OVERHEAD("prompt_pass_overhead_s");

    private final String field;

    Kind(String field) {
      this.field = field;
    }
  }

  static final FitParameter VERIFIER_FLOPS_EFFICIENCY =
      of(Role.VERIFIER, Kind.FLOPS_EFFICIENCY, 0.55, 0.5, 0.02, 1);
  static final FitParameter VERIFIER_BANDWIDTH_EFFICIENCY =
      of(Role.VERIFIER, Kind.BANDWIDTH_EFFICIENCY, 0.8, 0.15, 0.1, 1);
  static final FitParameter VERIFIER_PASS_OVERHEAD =
      of(Role.VERIFIER, Kind.PASS_OVERHEAD, 2e-3, 2, 1e-6, 0.2);
  static final FitParameter VERIFIER_TOKEN_OVERHEAD =
      of(Role.VERIFIER, Kind.TOKEN_OVERHEAD, 3e-5, 1.5, 1e-8, 2e-3);
  static final FitParameter VERIFIER_POSITION_OVERHEAD =
      of(Role.VERIFIER, Kind.POSITION_OVERHEAD, 3e-5, 1.5, 1e-8, 2e-3);
  static final FitParameter VERIFIER_PROMPT_PASS_OVERHEAD =
      of(Role.VERIFIER, Kind.PROMPT_PASS_OVERHEAD, 7e-3, 1, 1e-6, 0.2);
  static final FitParameter DRAFTER_FLOPS_EFFICIENCY =
      of(Role.DRAFTER, Kind.FLOPS_EFFICIENCY, 0.3, 1.5, 2e-3, 1);
  static final FitParameter DRAFTER_BANDWIDTH_EFFICIENCY =
      of(Role.DRAFTER, Kind.BANDWIDTH_EFFICIENCY, 0.6, 0.4, 0.05, 1);
  static final FitParameter DRAFTER_PASS_OVERHEAD =
      of(Role.DRAFTER, Kind.PASS_OVERHEAD, 1e-3, 1.5, 1e-6, 0.05);

  /** What passes of a node tell, verifier and drafter. */
  private static final List<FitParameter> OF_PASSES =
      List.of(
          VERIFIER_FLOPS_EFFICIENCY,
          VERIFIER_BANDWIDTH_EFFICIENCY,
          VERIFIER_PASS_OVERHEAD,
          VERIFIER_TOKEN_OVERHEAD,
          DRAFTER_FLOPS_EFFICIENCY,
          DRAFTER_BANDWIDTH_EFFICIENCY,
          DRAFTER_PASS_OVERHEAD);

  /** What runs alone tell. */
  private static final List<FitParameter> OF_RUNS =
      List.of(VERIFIER_POSITION_OVERHEAD, VERIFIER_PROMPT_PASS_OVERHEAD);

  /** From which the search begins, a value per parameter in the order of {@link #OF_PASSES}. */
  private static final double[][] STARTS = {
    {.55, .8, 2e-3, 3e-5, .3, .6, 1e-3},
    {.5, .8, 1e-3, 1e-5, .3, .6, 1e-3},
    {.8, .9, 4e-3, 1e-4, .05, .8, 2e-3},
    {.7, .75, 1e-4, 3e-5, .5, .9, 2e-4},
    {.9, .95, 8e-3, 6e-5, .1, .5, 1e-5},
    {.95, .7, 1e-5, 1e-6, .02, .9, 3e-4},
    {.4, .9, 1e-2, 2e-4, .5, .3, 5e-4},
    {.85, .8, 3e-4, 6e-5, .2, .7, 7e-4}
  };

  private static FitParameter of(
      Role role, Kind kind, double median, double priorS, double least, double most) {
    return new FitParameter(role, kind, "", median, priorS, least, most);
  }

  /** The overhead of a pass of a draft mode, of which as much is known as of a drafter's. */
  static FitParameter passOverhead(Role role, String mode) {
    FitParameter known = DRAFTER_PASS_OVERHEAD;
    return new FitParameter(
        role, known.kind, mode, known.median, known.priorS, known.least, known.most);
  }

  /** Those of a node that measured passes tell. */
  static List<FitParameter> ofPasses(Role role) {
    return OF_PASSES.stream().filter(parameter -> parameter.role == role).toList();
  }

  /**
   * Those of a node that runs tell: overheads of positions take the place of those of tokens.
   *
   * @param knownPasses whether passes have shown the others
   */
  static List<FitParameter> ofRuns(Role role, boolean knownPasses) {
    return Stream.concat(OF_PASSES.stream(), OF_RUNS.stream())
        .filter(parameter -> parameter.role == role)
        .filter(parameter -> OF_RUNS.contains(parameter) || !knownPasses)
        .filter(parameter -> parameter.kind != Kind.TOKEN_OVERHEAD)
        .toList();
  }

  /** Logarithms to begin with, a row per start and a column per parameter asked for. */
  static List<double[]> starts(List<FitParameter> asked) {
    List<double[]> starts = new ArrayList<>();
    for (double[] start : STARTS) {
      starts.add(
          asked.stream().mapToDouble(each -> StrictMath.log(each.beginning(start))).toArray());
    }
    return starts;
  }

  private double beginning(double[] start) {
    return switch (kind) {
      case PROMPT_PASS_OVERHEAD -> median;
      case POSITION_OVERHEAD -> start[OF_PASSES.indexOf(VERIFIER_TOKEN_OVERHEAD)];
      default -> start[OF_PASSES.indexOf(mode.isEmpty() ? this : DRAFTER_PASS_OVERHEAD)];
    };
  }

  /** Whether it is of a node, and not of a draft mode on it. */
  boolean isOfNode(Role node) {
    return role == node && mode.isEmpty();
  }

  /** The key in an instance. */
  String field() {
    return kind.field;
  }

  /** Such as {@code verifier.flops_efficiency}, or {@code modes.NAME.pass_overhead_s}. */
  String key() {
    return (mode.isEmpty() ? role.key() : "modes." + mode) + "." + field();
  }

  /** How far a logarithm is from the median, in standard deviations. */
  double deviation(double logarithm) {
    return (logarithm - StrictMath.log(median)) / priorS;
  }
}
