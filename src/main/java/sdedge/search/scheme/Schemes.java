package sdedge.search.scheme;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.Outcome;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.continuous.ContinuousPlanning;
import sdedge.search.planning.AllBatchPlans;
import sdedge.search.planning.Optimum;
import sdedge.search.planning.Planning;
import sdedge.search.problem.ChoiceSets;
import sdedge.search.problem.Partition;
import sdedge.search.scheme.Constructed.RandomCuts;

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

  /** The best plan found of all batch plans, from the optimum of those in an order on. */
  record PartitionsScheme(String key, String definition) implements Approach {
    @Override
    public Effort effort() {
      return Effort.WHOLE;
    }

    @Override
    public @Nullable String refusal(Instance instance) {
      return instance.order() == TaskOrder.AUTO
          ? AllBatchPlans.refusal(instance)
          : "it keeps to no order, and order " + instance.order().key() + " is asked for";
    }

    @Override
    public Outcome plan(Instance instance, SearchOptions options, Control control) {
      Optimum inOrder = new Optimum.Whole(key, definition);
      return Planning.unproven(
          AllBatchPlans.forComparison(
              instance, inOrder.plan(instance, options, control.share(0, 2)), options, control),
          this);
    }
  }

  /** What engines do that refill their batches: the plan of pipeline {@code continuous}. */
  record ContinuousScheme(String key, String definition) implements Approach {
    @Override
    public Effort effort() {
      return Effort.WHOLE;
    }

    @Override
    public @Nullable String refusal(Instance instance) {
      return ChoiceSets.of(narrow(instance)).isEmpty()
          ? "all drafters must draft in a step of continuous service, and have no mode in common"
          : null;
    }

    @Override
    public Instance narrow(Instance instance) {
      return instance.withOptions(Pipeline.CONTINUOUS, UplinkPolicy.SEQUENTIAL, null, null);
    }

    @Override
    public Outcome plan(Instance instance, SearchOptions options, Control control) {
      return Planning.ifPossible(
          instance,
          () ->
              Planning.unproven(
                  ContinuousPlanning.forComparison(narrow(instance), options, control), this));
    }
  }

  /** The optimum of each drafter by itself under rolling, all executed together asynchronously. */
  record DrafterwiseOptimum(String key, String definition) implements Approach {
    static final String ONLY_ONE = "there is only one drafter";

    /** With one drafter there is nothing to separate. */
    @Override
    public @Nullable String refusal(Instance instance) {
      return instance.drafters().size() > 1 ? null : ONLY_ONE;
    }

    @Override
    public Instance narrow(Instance instance) {
      return instance.withOptions(Pipeline.ASYNCHRONOUS, null, null, null);
    }

    @Override
    public Outcome plan(Instance instance, SearchOptions options, Control control) {
      return Planning.drafterwise(this, instance, options, control);
    }
  }
}
