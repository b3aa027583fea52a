package sdedge.search.scheme;

import java.util.List;
import java.util.function.UnaryOperator;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.problem.Partition;

/** All comparison schemes by name. */
public final class Schemes {
  /** The best plan without drafts. */
  public static final Reduction AUTOREGRESSIVE =
      new Narrowed("autoregressive", "no speculation, optimal batches", Groups::autoregressive);

  /** Continuous batching, which makes no plan of batches. */
  public static final Approach CONTINUOUS =
      new ContinuousScheme(
          "continuous",
          "no fixed batches: groups refilled whenever an answer is complete, as engines do");

  /** All batch plans, of which those contiguous in an order are some. */
  public static final Approach PARTITIONS =
      new PartitionsScheme(
          "partitions",
          "the best plan found of any cohorts and batches, contiguous in no order or in one");

  /** Those with a name of their own. */
  public static final List<Approach> ALL =
      List.of(
          CONTINUOUS,
          PARTITIONS,
          new Constructed(
              "autoregressive-max",
              "no speculation, batches as large as may be",
              Groups::autoregressive,
              (problem, seed, control) -> Partition.maximal(problem)),
          AUTOREGRESSIVE,
          new Constructed(
              "max-batch",
              "batches as large as may be, the best single length",
              Groups::lengthByLength,
              (problem, seed, control) -> Partition.maximal(problem)),
          new Narrowed(
              "no-pipeline",
              "the joint optimum without overlap: under the sequential pipeline",
              Pipeline.SEQUENTIAL,
              null),
          new DrafterwiseOptimum(
              "per-drafter",
              "each drafter by itself optimal under rolling, all executed together asynchronously"),
          new SingleDrafter(
              "single-drafter", "the joint optimum with all tasks at one drafter, the best one"),
          new Narrowed(
              "sequential-upload",
              "the joint optimum with uploads one after the other",
              null,
              UplinkPolicy.SEQUENTIAL),
          new Narrowed(
              "equal-finish",
              "the joint optimum with uploads that all finish together",
              null,
              UplinkPolicy.EQUAL_FINISH),
          new Narrowed(
              "min-sum",
              "the joint optimum with the static shares of least total upload time",
              null,
              UplinkPolicy.MIN_SUM),
          new Narrowed(
              "equal-shares",
              "the joint optimum with equal shares of the uplink band",
              null,
              UplinkPolicy.EQUAL_SHARES),
          new Narrowed(
              "proportional-bandwidth",
              "the joint optimum with shares of the uplink band in proportion to the payload",
              null,
              UplinkPolicy.PROPORTIONAL),
          new Alternating(
              "alternating",
              "plan and bandwidth in turn, each the best for the other, from equal shares on"),
          new Narrowed(
              "single-task", "one task per batch, the best length for each", Groups::singleTasks),
          new Constructed(
              "greedy",
              "a batch grows while that lowers its seconds per token at its best length",
              UnaryOperator.identity(),
              (problem, seed, control) -> Greedy.cut(problem, control)),
          new Narrowed(
              "goodput",
              "each batch has the length of most tokens per second by itself, optimal batches",
              Groups::goodput),
          new Constructed(
              "dip-sd",
              "batches and lengths of most tokens per cycle of DiP-SD, where all batches overlap",
              Effort.BEAM,
              instance -> null,
              Groups::dipSd,
              (problem, seed, control) -> DipSd.cut(problem, control),
              CycleRate::remark),
          new Published(
              "published",
              "the published algorithm: optimal batches of one length for answers as long as the longest"),
          new Constructed(
              "random",
              "batch sizes and lengths drawn at random from a seed",
              Groups::firstModes,
              (problem, seed, control) -> RandomCuts.cut(problem, seed)));

  private Schemes() {}
}
