package sdedge.search.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.UplinkChoices;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.continuous.ContinuousPlanning;
import sdedge.search.exhaustive.Enumeration;
import sdedge.search.joint.JointProgram;
import sdedge.search.milp.Backend;
import sdedge.search.milp.Milp;
import sdedge.search.milp.Milp.MilpOptions;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ContiguousProblem;

/** The ways to find the joint optimum. */
public enum Method implements Reduction {
  DP("dp", "the exact dynamic program", null),
  EXHAUSTIVE("exhaustive", "every plan, one by one", null),
  MILP("milp", "the mixed-integer program by HiGHS, the fastest to prove", Backend.HIGHS),
  MILP_SCIP("milp:scip", "the mixed-integer program by SCIP", Backend.SCIP),
  MILP_HIGHS("milp:highs", "the mixed-integer program by HiGHS", Backend.HIGHS),
  MILP_CPSAT(
      "milp:cpsat",
      "the mixed-integer program by CP-SAT, with times rounded to integers",
      Backend.CPSAT),
  MILP_CBC("milp:cbc", "the mixed-integer program by CBC", Backend.CBC);

  private static final double BATCHES_GAP = 0.005; // of those whose allocation is a start alone

  private final String key;
  private final String definition;
  private final @Nullable Backend backend; // null if it is no mixed-integer program

  Method(String key, String definition, @Nullable Backend backend) {
    this.key = key;
    this.definition = definition;
    this.backend = backend;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String definition() {
    return definition;
  }

  @Override
  public Effort effort() {
    return Effort.EXACT;
  }

  @Override
  public @Nullable String refusal(Instance instance) {
    if (this != DP && UplinkChoices.of(instance).contains(UplinkPolicy.JOINT)) {
      return "only dp decides plan and uplink together; for "
          + key
          + " name an uplink policy, such as --uplink sequential";
    }
    return null;
  }

  @Override
  public Outcome plan(Instance instance, SearchOptions options, Control control) {
    return this == DP && instance.pipeline() == Pipeline.CONTINUOUS
        ? Planning.ifPossible(
            instance,
            () ->
                ContinuousPlanning.best(
                    instance, options, control, own -> batches(instance, options, own)))
        : Planning.exact(
            this, this == EXHAUSTIVE, Approaches.reductions(instance), instance, options, control);
  }

  /** A plan of batches, about the best, of an instance that is to be served continuously. */
  private Outcome batches(Instance instance, SearchOptions options, Control control) {
    Instance inSlots = instance.withOptions(Pipeline.ROLLING, null, null, null);
    SearchOptions roughly = options.from(null).withGap(Math.max(BATCHES_GAP, options.gap()));
    return Planning.exact(this, false, Approaches.reductions(inSlots), inSlots, roughly, control);
  }

  @Override
  public SearchResult solve(
      List<List<ContiguousProblem>> groups,
      StartingPlans starts,
      SearchOptions options,
      Control control) {
    if (backend == null) {
      return this == DP
          ? JointProgram.orGiven(groups, starts, options, control)
          : Enumeration.solve(groups, control);
    }
    return Milp.solve(groups, backend, MilpOptions.of(options), control);
  }
}
