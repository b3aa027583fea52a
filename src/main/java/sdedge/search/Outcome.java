package sdedge.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.plan.Plan;
import sdedge.stream.bound.ClosedBound;

/** What a search found. */
public sealed interface Outcome {

  /** Why it ended. */
  Termination termination();

  /** A plan was found. */
  sealed interface Found extends Outcome {
    /** The best plan found. */
    Plan plan();

    /** Its makespan as executed, seconds. */
    double makespanS();

    /** No plan contiguous in the orders searched is faster, seconds; null if nothing is known. */
    @Nullable Double boundS();

    /** The effort. */
    Counts counts();

    /** Weights that prove bounds of all plans and allocations by themselves. */
    List<Certificate> certificates();

    /** What no policy can exceed, with its proof; null if nobody looked for it. */
    @Nullable ClosedBound ofAllPolicies();

    /**
     * The proven optimum of the plans contiguous in the orders searched, seconds, where the plan is
     * none of these and faster; null otherwise.
     */
    default @Nullable Double contiguousS() {
      return null;
    }

    /** The same with what no policy can exceed, which bounds the plans searched too. */
    Found with(ClosedBound bound);
  }

  /** The best of all plans contiguous in the orders searched, proven. */
  record Optimal(
      Plan plan,
      double makespanS,
      Counts counts,
      List<Certificate> certificates,
      @Nullable ClosedBound ofAllPolicies)
      implements Found {
    public Optimal {
      certificates = List.copyOf(certificates);
    }

    /** An optimum of plans of batches. */
    public Optimal(Plan plan, double makespanS, Counts counts, List<Certificate> certificates) {
      this(plan, makespanS, counts, certificates, null);
    }

    /** An optimum without certificates. */
    public Optimal(Plan plan, double makespanS, Counts counts) {
      this(plan, makespanS, counts, List.of());
    }

    @Override
    public Termination termination() {
      return Termination.COMPLETED;
    }

    @Override
    public Double boundS() {
      return makespanS;
    }

    @Override
    public Optimal with(ClosedBound bound) {
      return new Optimal(plan, makespanS, counts, certificates, bound);
    }
  }

  /**
   * A plan without a proof of optimality.
   *
   * @param note why there is none, for the user; empty if the termination says it all
   */
  record Feasible(
      Plan plan,
      double makespanS,
      @Nullable Double boundS,
      Termination termination,
      String note,
      Counts counts,
      List<Certificate> certificates,
      @Nullable ClosedBound ofAllPolicies,
      @Nullable Double contiguousS)
      implements Found {
    public Feasible {
      certificates = List.copyOf(certificates);
    }

    /** A plan of batches. */
    public Feasible(
        Plan plan,
        double makespanS,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts,
        List<Certificate> certificates) {
      this(plan, makespanS, boundS, termination, note, counts, certificates, null, null);
    }

    /** A plan without certificates. */
    public Feasible(
        Plan plan,
        double makespanS,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts) {
      this(plan, makespanS, boundS, termination, note, counts, List.of());
    }

    /** The same plan of a search that ended for another reason. */
    public Feasible with(Termination newTermination) {
      return with(boundS, newTermination, ofAllPolicies);
    }

    /** The plan beside the optimum of an order keeps to no bound of those in an order. */
    @Override
    public Feasible with(ClosedBound bound) {
      double knownS = boundS == null ? 0 : boundS;
      double mostS = Math.max(knownS, Math.min(bound.boundS(), makespanS));
      return with(contiguousS == null ? Double.valueOf(mostS) : boundS, termination, bound);
    }

    private Feasible with(
        @Nullable Double newBoundS, Termination newTermination, @Nullable ClosedBound ofAll) {
      return new Feasible(
          plan,
          makespanS,
          newBoundS,
          newTermination,
          note,
          counts,
          certificates,
          ofAll,
          contiguousS);
    }
  }

  /** There is no plan, for these reasons. */
  record Infeasible(List<String> reasons) implements Outcome {
    public Infeasible {
      reasons = List.copyOf(reasons);
    }

    @Override
    public Termination termination() {
      return Termination.COMPLETED;
    }
  }

  /** The approach cannot plan the instance. */
  record Refused(String reason) implements Outcome {
    @Override
    public Termination termination() {
      return Termination.COMPLETED;
    }
  }

  /** The search ended before it found any plan. */
  record Unknown(Termination termination, @Nullable Double boundS) implements Outcome {}
}
