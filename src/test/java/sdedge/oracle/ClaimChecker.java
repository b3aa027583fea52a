package sdedge.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Best;
import sdedge.oracle.claim.Deadline;
import sdedge.oracle.claim.PlanSearch;
import sdedge.oracle.claim.UndecidedException;
import sdedge.oracle.claim.Weights;
import sdedge.oracle.files.ClaimedResult;
import sdedge.oracle.files.Difference;
import sdedge.oracle.files.Findings;
import sdedge.oracle.files.SummaryFile;
import sdedge.oracle.model.Execution;
import sdedge.oracle.partition.EqualSteps;
import sdedge.oracle.partition.LastUpload;
import sdedge.oracle.partition.PartitionPrices;
import sdedge.oracle.partition.PartitionSearch;
import sdedge.oracle.partition.PriceCheck;
import sdedge.oracle.stream.ContinuousExecution;

/**
 * Derives again what a result claims of plans other than its own: that none is faster than its
 * bound, and how long decoding without drafts takes at best (Section 7 of the model).
 */
public final class ClaimChecker {
  /** All that a search looks at (section 7); plans that keep to no order may be faster. */
  private static final String NO_PLAN = "no plan contiguous in an order searched";

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Instance instance;
  private final Execution execution;
  private final ClaimedResult statement;
  private final Deadline deadline;
  private final List<String> claims = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private boolean hasGap;
  private double gap; // the largest relative one

  private ClaimChecker(CheckOutcome.Claimed claimed, Duration limit) {
    instance = claimed.instance();
    execution = claimed.execution();
    statement = claimed.statement();
    deadline = new Deadline(limit.toNanos());
  }

  /** Checks the claims of a result in which nothing differs, for at most some time. */
  public static ClaimVerdict check(CheckOutcome checked, Duration limit) {
    CheckOutcome.Claimed claimed = checked.claimed();
    return claimed == null ? new ClaimVerdict.Nothing() : new ClaimChecker(claimed, limit).check();
  }

  private ClaimVerdict check() {
    try {
      TaskOrder order = statement.order();
      UplinkPolicy uplink = statement.uplink();
      if (order != null && uplink != null) {
        PlanSearch.Space space = new PlanSearch.Space(instance, execution.plan(), order, uplink);
        contiguous(statement.contiguousS(), space);
        if (!statement.ofPartitions()) {
          bound(statement.boundS(), space);
        }
      }
      autoregressive(statement.autoregressiveS());
      if (statement.ofPartitions() && uplink != null) {
        partitions(statement.boundS(), uplink);
      }
    } catch (UndecidedException e) {
      if (differences.isEmpty()) {
        return new ClaimVerdict.Undecided(String.valueOf(e.getMessage()));
      }
    }
    if (!differences.isEmpty()) {
      return new ClaimVerdict.Refuted(differences);
    }
    if (hasGap) {
      return new ClaimVerdict.Certified(claims, gap);
    }
    return claims.isEmpty() ? new ClaimVerdict.Nothing() : new ClaimVerdict.Holds(claims);
  }

  private void bound(@Nullable Double boundS, PlanSearch.Space space) {
    if (boundS == null) {
      return;
    }
    if (statement.isBoundByPrices()) { // recomputed already
      bounded("by its prices no policy is faster than " + boundS + " s");
      return;
    }
    double targetS = boundS * (1 - Findings.TOLERANCE);
    if (statement.mustBeProvenByLoads(execution.plan().pipeline())) {
      if (!PlanSearch.loadsShow(targetS, space, deadline)) {
        report("status", "feasible: the loads of the servers prove no more", "optimal");
      }
      bounded("the loads of the servers let " + NO_PLAN + " be faster than " + boundS + " s");
      return;
    }
    Best best = PlanSearch.below(targetS, space, statement.certificates(), deadline);
    certificates(space);
    if (!best.isDecided()) {
      certified(best.openS(), boundS);
      return;
    }
    if (best.makespanS() < Double.POSITIVE_INFINITY) {
      String found = statement.isOptimal() ? "optimal at " + boundS : String.valueOf(boundS);
      report("bound_s", "at most " + best.makespanS() + ", which a plan reaches", found);
    }
    String sequences = best.sequences() == 1 ? " sequence, " : " sequences, ";
    boolean arePlans = execution.plan().pipeline() == Pipeline.ASYNCHRONOUS;
    String labels = best.labels() + (arePlans ? " plans)" : " labels)");
    String searched = " s (" + best.sequences() + sequences + labels;
    bounded(NO_PLAN + " is faster than " + boundS + searched);
  }

  private void bounded(String how) {
    claims.add((statement.isOptimal() ? "optimal: " : "bound: ") + how);
  }

  /** No batch plan at all is faster. */
  private void partitions(@Nullable Double boundS, UplinkPolicy uplink) {
    double provenS = Double.NEGATIVE_INFINITY;
    for (PartitionPrices prices : statement.prices()) {
      provenS = Math.max(provenS, proven(prices, uplink));
    }
    if (boundS == null || boundS <= provenS * (1 + Findings.TOLERANCE)) {
      return;
    }
    if (statement.isBoundByPrices()) {
      claims.add("bound: by its prices no policy is faster than " + boundS + " s");
      return;
    }
    double targetS = boundS * (1 - Findings.TOLERANCE);
    if (targetS <= LastUpload.boundS(instance, execution.plan(), uplink)) {
      bounded("after the last prompt no batch plan at all ends before " + boundS + " s");
      return;
    }
    double leastS = PartitionSearch.below(targetS, instance, execution.plan(), uplink, deadline);
    if (leastS < targetS) {
      report(
          "bound_s", "at most " + leastS + ": more is not proven of all batch plans", "" + boundS);
    }
    bounded("no batch plan at all is faster than " + boundS + " s");
  }

  /** What prices of cohorts prove of all batch plans; of those of few batches nothing. */
  private double proven(PartitionPrices prices, UplinkPolicy uplink) {
    PriceCheck.Mistake mistake =
        PriceCheck.mistake(
            prices, instance, execution.plan(), execution.makespanS(), uplink, deadline);
    if (mistake != null) {
      String path = "certificates[" + prices.index() + "]." + mistake.key();
      report(path, mistake.expected(), mistake.found());
      return Double.NEGATIVE_INFINITY;
    }
    Integer most = prices.mostBatches();
    String plans = most == null ? "at all" : "of at most " + most + " batches a cohort";
    String faster = plans + " is faster than " + prices.makespanS() + " s";
    claims.add("bound: by its prices no batch plan " + faster);
    return most == null ? inSteps(prices) : Double.NEGATIVE_INFINITY;
  }

  /** What prices of any number of batches prove with steps that take as long. */
  private double inSteps(PartitionPrices prices) {
    double boundS = EqualSteps.boundS(prices, instance, execution.plan(), execution.makespanS());
    if (boundS > prices.makespanS()) {
      String faster = "no batch plan at all is faster than " + boundS + " s";
      claims.add("bound: in whole steps of equal time " + faster);
    }
    return boundS;
  }

  /** What the best of the plans takes among which the plan itself is not. */
  private void contiguous(@Nullable Double stated, PlanSearch.Space space) {
    if (stated == null) {
      return;
    }
    double targetS = stated * (1 + Findings.TOLERANCE);
    Best best = PlanSearch.below(targetS, space, statement.certificates(), deadline);
    certificates(space);
    String plans = "of the plans contiguous in an order searched the best";
    least("contiguous.makespan_s", plans, stated, best.makespanS(), best.openS());
  }

  /** The stated weights prove what they are said to prove. */
  private void certificates(PlanSearch.Space space) {
    for (Weights weights : statement.certificates()) {
      String path = "certificates[" + weights.index() + "].bound_s";
      Double provenS = PlanSearch.proven(weights, space, deadline);
      if (provenS == null) {
        report(path, "an order that was searched", weights.order().key());
      } else if (!Findings.agree(provenS, weights.boundS(), 0)) {
        report(path, String.valueOf(provenS), String.valueOf(weights.boundS()));
      }
    }
  }

  /** There are too many plans to search again: what weights and equal finish prove is reported. */
  private void certified(double boundS, double claimedS) {
    double makespanS = execution.makespanS();
    gap(boundS, claimedS);
    claims.add(
        String.format(
            Locale.ROOT,
            "bound certified, gap %.3g %%: by its weights %s, with any allocation, is faster than"
                + " %s s",
            100 * (makespanS - boundS) / makespanS,
            NO_PLAN,
            boundS));
  }

  /** What is claimed to be the least is proven to be at least something less. */
  private void gap(double provenS, double claimedS) {
    hasGap = true;
    gap = Math.max(gap, (claimedS - provenS) / claimedS);
  }

  private void autoregressive(@Nullable Double stated) {
    if (stated == null) {
      return;
    }
    double bestS;
    double openS = NEVER;
    if (execution.plan().continuous() != null) {
      bestS = ContinuousExecution.silentS(instance, execution.plan());
    } else {
      Best best = withoutDrafts(stated, instance.uplink());
      openS = best.openS();
      bestS = (best.isDecided() ? best : withoutDrafts(stated, UplinkPolicy.AUTO)).makespanS();
    }
    least("autoregressive_makespan_s", "without drafts the best plan", stated, bestS, openS);
  }

  /**
   * Confirms or refutes what the best of some plans is said to take.
   *
   * @param bestS what one was found to take; {@link #NEVER} if none is that fast
   * @param openS what none beats of those that were not all searched; likewise if all were
   */
  private void least(String path, String plans, double stated, double bestS, double openS) {
    boolean isKnown = bestS < NEVER || openS == NEVER;
    if (isKnown && !Findings.agree(bestS, stated, 0)) {
      String expected = bestS == NEVER ? "more: no plan is that fast" : String.valueOf(bestS);
      report(path, expected, String.valueOf(stated));
    }
    boolean isProven = isKnown && openS >= stated * (1 - Findings.TOLERANCE);
    if (!isProven) {
      gap(openS, stated);
    }
    claims.add(
        isProven
            ? plans + " takes " + stated + " s"
            : plans + " is said to take " + stated + " s; none is faster than " + openS + " s");
  }

  private Best withoutDrafts(double stated, UplinkPolicy uplink) {
    double targetS = stated * (1 + Findings.TOLERANCE);
    PlanSearch.Space space =
        new PlanSearch.Space(instance, execution.plan(), instance.order(), uplink);
    return PlanSearch.withoutDrafts(targetS, space, deadline);
  }

  private void report(String path, String expected, String found) {
    differences.add(new Difference(SummaryFile.NAME, null, path, expected, found));
  }
}
