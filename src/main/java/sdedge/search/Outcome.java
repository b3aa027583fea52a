package sdedge.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Termination;
import sdedge.instance.TaskOrder;
import sdedge.plan.Plan;
import sdedge.stream.bound.ClosedBound;
import sdedge.timeline.Execution;

/** What a search found. */
public sealed interface Outcome {
  /** Why it ended. */
  default Termination termination() {
    return Termination.COMPLETED;
  }

  /**
   * Why there is no plan though no limit ended the search; empty if one did, or if there is one.
   */
  default List<String> reasons() {
    return List.of();
  }

  /** What the user should know about the plan; empty if nothing. */
  default String note() {
    return "";
  }

  /** The effort, as far as it is known. */
  default Counts counts() {
    return Counts.NONE;
  }

  /** What is proven of the plan. */
  default Proof proof() {
    return Proof.NONE;
  }

  /** No plan of the class of the proof is faster, seconds; null if nothing is known. */
  default @Nullable Double boundS() {
    return proof().boundS();
  }

  /**
   * What is proven beside a plan.
   *
   * @param boundS no plan of the class is faster; null if nothing is known
   * @param certificates weights that prove bounds of all plans and allocations by themselves
   * @param ofAllPolicies what no policy can exceed, with its proof; null if nobody looked for it
   * @param planClass the plans that the bound is about
   * @param contiguous the best plan contiguous in the orders searched, where the bound is about all
   *     batch plans; null otherwise
   * @param prices that prove bounds of all batch plans, or of some, by themselves
   * @param reason why there is no bound of all batch plans, for the user; empty if there is one, or
   *     if nobody looked for it
   */
  record Proof(
      @Nullable Double boundS,
      List<Certificate> certificates,
      @Nullable ClosedBound ofAllPolicies,
      PlanClass planClass,
      @Nullable Contiguous contiguous,
      List<PriceCertificate> prices,
      String reason) {
    /** Nothing is proven. */
    public static final Proof NONE = of(null);

    public Proof {
      certificates = List.copyOf(certificates);
      prices = List.copyOf(prices);
    }

    /** A bound on the plans contiguous in the orders searched. */
    public Proof(
        @Nullable Double boundS,
        List<Certificate> certificates,
        @Nullable ClosedBound ofAllPolicies) {
      this(boundS, certificates, ofAllPolicies, PlanClass.CONTIGUOUS, null, List.of(), "");
    }

    /** A bound in seconds that only a search again can prove; null if there is none. */
    public static Proof of(@Nullable Double boundS) {
      return new Proof(boundS, List.of(), null);
    }

    /** With a bound on all policies, which bounds the plans of a class too: to their makespan. */
    private Proof with(ClosedBound bound, double makespanS) {
      double knownS = boundS == null ? 0 : boundS;
      Double mostS = Math.max(knownS, Math.min(bound.boundS(), makespanS));
      return new Proof(mostS, certificates, bound, planClass, contiguous, prices, "");
    }
  }

  /**
   * The best plan found that is contiguous in an order.
   *
   * @param makespanS its makespan, seconds
   * @param isProven whether no other one is faster
   * @param orders that were searched
   */
  record Contiguous(double makespanS, boolean isProven, List<TaskOrder> orders) {
    public Contiguous {
      orders = List.copyOf(orders);
    }
  }

  /** A plan was found. */
  sealed interface Found extends Outcome {
    /** The best plan found. */
    Plan plan();

    /** Its makespan as executed, seconds. */
    double makespanS();

    /** Its execution; null where no more than the makespan was asked for. */
    @Nullable Execution execution();

    /** This outcome with a bound on all policies. */
    Found with(ClosedBound bound);
  }

  /** The best plan of the class of its proof. */
  record Optimal(
      Plan plan, double makespanS, @Nullable Execution execution, Counts counts, Proof proof)
      implements Found {
    /** An optimum as executed. */
    public Optimal(
        Execution execution,
        Counts counts,
        List<Certificate> certificates,
        @Nullable ClosedBound ofAllPolicies) {
      this(
          execution.plan(),
          execution.makespanS(),
          execution,
          counts,
          new Proof(execution.makespanS(), certificates, ofAllPolicies));
    }

    /** An optimum of which no more than the makespan is known, seconds. */
    public Optimal(Plan plan, double makespanS, Counts counts) {
      this(plan, makespanS, null, counts, Proof.of(makespanS));
    }

    @Override
    public Optimal with(ClosedBound bound) {
      return new Optimal(plan, makespanS, execution, counts, proof.with(bound, makespanS));
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
      Termination termination,
      String note,
      Counts counts,
      Proof proof)
      implements Found {
    /** A plan as executed. */
    public Feasible(
        Execution execution, Termination termination, String note, Counts counts, Proof proof) {
      this(execution.plan(), execution.makespanS(), execution, termination, note, counts, proof);
    }

    /** A plan of which no more than the makespan is known, seconds. */
    public Feasible(
        Plan plan,
        double makespanS,
        @Nullable Double boundS,
        Termination termination,
        String note,
        Counts counts) {
      this(plan, makespanS, null, termination, note, counts, Proof.of(boundS));
    }

    /** A plan that another search found, without what that proved. */
    public static Feasible unproven(Found found, Termination termination, String note) {
      return new Feasible(
          found.plan(),
          found.makespanS(),
          found.execution(),
          termination,
          note,
          found.counts(),
          Proof.NONE);
    }

    /** This plan with another note. */
    public Feasible with(String newNote) {
      return new Feasible(plan, makespanS, execution, termination, newNote, counts, proof);
    }

    /** This plan, of a search that ended for another reason. */
    public Feasible with(Termination newTermination) {
      return new Feasible(plan, makespanS, execution, newTermination, note, counts, proof);
    }

    @Override
    public Feasible with(ClosedBound bound) {
      Proof bounded = proof.with(bound, makespanS);
      return new Feasible(plan, makespanS, execution, termination, note, counts, bounded);
    }
  }

  /** There is no plan, for these reasons. */
  record Infeasible(List<String> reasons) implements Outcome {
    public Infeasible {
      reasons = List.copyOf(reasons);
    }
  }

  /** The approach cannot plan the instance. */
  record Refused(String reason) implements Outcome {
    @Override
    public List<String> reasons() {
      return List.of(reason);
    }
  }

  /** The approach can plan the instance, and made no plan that counts; no limit ended it. */
  record Failed(String reason) implements Outcome {
    @Override
    public List<String> reasons() {
      return List.of(reason);
    }
  }

  /** The search ended before it found any plan. */
  record Unknown(Termination termination, @Nullable Double boundS) implements Outcome {}
}
