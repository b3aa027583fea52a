package sdedge.oracle.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.claim.Weights;
import sdedge.oracle.partition.PartitionPrices;

/**
 * What a result says of its plan beyond what executing it shows.
 *
 * @param order that was searched; null for a plan that was not searched for
 * @param uplink that was searched; null likewise
 * @param boundS seconds; null if nothing is claimed
 * @param boundAllS what no policy can exceed by its prices, seconds; null if nothing is claimed
 * @param ofPartitions whether the bound is said to be one of all batch plans
 * @param contiguousS what the best plan is proven to take that is contiguous in an order, seconds;
 *     null if nothing is claimed
 * @param autoregressiveS seconds; null if nothing is claimed
 * @param certificates weights that are said to prove bounds
 * @param prices of cohorts that are said to prove bounds of all batch plans
 */
public record ClaimedResult(
    String status,
    String termination,
    String method,
    @Nullable TaskOrder order,
    @Nullable UplinkPolicy uplink,
    @Nullable Double boundS,
    @Nullable Double boundAllS,
    boolean ofPartitions,
    @Nullable Double contiguousS,
    @Nullable Double autoregressiveS,
    List<Weights> certificates,
    List<PartitionPrices> prices) {
  public ClaimedResult {
    certificates = List.copyOf(certificates);
    prices = List.copyOf(prices);
  }

  /** By how much ratios of sizes up to 1 may differ. */
  static final double RATIO_SLACK = 1e-11;

  /** Times this close are taken for one. */
  static final double SAME = 1e-10;

  static final String EVALUATE = "evaluate";
  static final String EXHAUSTIVE = "exhaustive";
  static final String OPTIMAL = "optimal";
  static final String FEASIBLE = "feasible";
  public static final String INFEASIBLE = "infeasible";
  static final String COMPLETED = "completed";

  public boolean isOptimal() {
    return status.equals(OPTIMAL);
  }

  /** Whether nothing but the loads of the servers can prove the plan optimal. */
  public boolean mustBeProvenByLoads(Pipeline pipeline) {
    return isOptimal() && pipeline == Pipeline.ASYNCHRONOUS && !method.equals(EXHAUSTIVE);
  }

  /** Whether what no policy can exceed is as much as what no plan searched can. */
  public boolean isBoundByPrices() {
    return boundS != null && boundAllS != null && boundS <= boundAllS;
  }

  boolean isEvaluated() {
    return method.equals(EVALUATE);
  }
}
