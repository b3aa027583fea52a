package sdedge.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.plan.Plan;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Execution;

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

    /** Its execution; null where no more than the makespan was asked for. */
    @Nullable Execution execution();

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

    /** This outcome with a bound on all policies, which bounds the plans searched too. */
    Found with(ClosedBound bound);
  }

  /** The best of all plans contiguous in the orders searched, proven. */
  record Optimal(
      Plan plan,
      double makespanS,
      @Nullable Execution execution,
      Counts counts,
      List<Certificate> certificates,
      @Nullable ClosedBound ofAllPolicies)
      implements Found {
    public Optimal {
      certificates = List.copyOf(certificates);
    }

    /** An optimum as executed. */
    public Optimal(
        Execution execution,
        Counts counts,
        List<Certificate> certificates,
        @Nullable ClosedBound ofAllPolicies) {
      this(execution.plan(), execution.makespanS(), execution, counts, certificates, ofAllPolicies);
    }

    /** An optimum of which no more than the makespan is known, seconds. */
    public Optimal(Plan plan, double makespanS, Counts counts) {
      this(plan, makespanS, null, counts, List.of(), null);
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
      return new Optimal(plan, makespanS, execution, counts, certificates, bound);
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
      @Nullable Execution execution,
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

    /** A plan as executed. */
    public Feasible(
        Execution execution,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts) {
      this(execution, boundS, termination, note, counts, List.of(), null, null);
    }

    /** A plan as executed, with what proves its bounds. */
    public Feasible(
        Execution execution,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts,
        List<Certificate> certificates,
        @Nullable ClosedBound ofAllPolicies,
        @Nullable Double contiguousS) {
      this(
          execution.plan(),
          execution.makespanS(),
          execution,
          boundS,
          termination,
          note,
          counts,
          certificates,
          ofAllPolicies,
          contiguousS);
    }

    /** A plan of which no more than the makespan is known, seconds. */
    public Feasible(
        Plan plan,
        double makespanS,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts) {
      this(plan, makespanS, null, boundS, termination, note, counts, List.of(), null, null);
    }

    /** A plan that another search found, without what that proved. */
    public static Feasible unproven(Found found, Termination termination, String note) {
      return new Feasible(
          found.plan(),
          found.makespanS(),
          found.execution(),
          null,
          termination,
          note,
          found.counts(),
          List.of(),
          null,
          null);
    }

    /** This plan with another note. */
    public Feasible with(String newNote) {
      return new Feasible(
          plan,
          makespanS,
          execution,
          boundS,
          termination,
          newNote,
          counts,
          certificates,
          ofAllPolicies,
          contiguousS);
    }

    /** This plan, of a search that ended for another reason. */
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
          execution,
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

  /** The approach can plan the instance, and made no plan that counts; no limit ended it. */
  record Failed(String reason) implements Outcome {
    @Override
    public Termination termination() {
      return Termination.COMPLETED;
    }
  }

  /** The search ended before it found any plan. */
  record Unknown(Termination termination, @Nullable Double boundS) implements Outcome {}
}
