package sdedge.oracle.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.TaskSequence;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;

/** Searches all plans that a result says it is the best of. */
public final class PlanSearch {
  private static final int FEW_BATCHES = 300;

  private final Space space;
  private final Pricing pricing;
  private final Plan known;
  private final Pipeline pipeline;
  private final Deadline deadline;
  private double targetS;
  private double bestS = Double.POSITIVE_INFINITY;
  private boolean breaksTiesAsKnown = true;
  private int sequences;
  private long labels;
  private double openS = Double.POSITIVE_INFINITY;
  private List<Weights> weights = List.of();

  /**
   * Among which plans is searched.
   *
   * @param known the plan under whose pipeline and scope
   * @param order may be auto
   * @param uplink may be auto or joint
   */
  public record Space(Instance instance, Plan known, TaskOrder order, UplinkPolicy uplink) {}

  private PlanSearch(Space space, Pipeline pipeline, double targetS, Deadline deadline) {
    this.space = space;
    pricing = new Pricing(space.instance, pipeline);
    known = space.known;
    this.pipeline = pipeline;
    this.targetS = targetS;
    this.deadline = deadline;
  }

  /**
   * The fastest plan below a target.
   *
   * @param weights that may show that no plan and no allocation is faster
   * @throws UndecidedException if time or memory end first
   */
  public static Best below(double targetS, Space space, List<Weights> weights, Deadline deadline) {
    PlanSearch search = new PlanSearch(space, space.known.pipeline(), targetS, deadline);
    search.weights = weights;
    search.each(search.lengths(), search::search);
    return search.best();
  }

  /**
   * What weights prove of all plans contiguous in their order and all allocations, seconds; null if
   * that order is none of those searched.
   */
  public static @Nullable Double proven(Weights weights, Space space, Deadline deadline) {
    Pipeline pipeline = space.known.pipeline();
    boolean isSearched =
        space.uplink == UplinkPolicy.JOINT
            && pipeline != Pipeline.ASYNCHRONOUS
            && TaskSequence.searched(space.instance, space.order).contains(weights.order());
    if (!isSearched) {
      return null;
    }
    PlanSearch search = new PlanSearch(space, pipeline, Double.POSITIVE_INFINITY, deadline);
    Plan like = search.singles(search.sequence(weights.order()), UplinkPolicy.JOINT);
    Lengths lengths = Lengths.of(weights, space.instance, space.known.scope());
    Sequence early = search.asSoonAsCanBe(like);
    PricedBatches batches = new PricedBatches(early, lengths, true, deadline);
    return new JointSearch(early, batches, new SlotRules(pipeline), deadline)
        .boundS(weights.byTask());
  }

  /**
   * Whether the loads of the servers show that no plan is faster than some time under asynchronous
   * execution.
   */
  public static boolean loadsShow(double boundS, Space space, Deadline deadline) {
    PlanSearch search = new PlanSearch(space, Pipeline.ASYNCHRONOUS, boundS, deadline);
    boolean[] shown = {true};
    search.each(
        search.lengths(),
        (plan, lengths) -> {
          Sequence sequence = search.asSoonAsCanBe(plan);
          PricedBatches batches = new PricedBatches(sequence, lengths, false, deadline);
          shown[0] &= new LoadBound(sequence, batches, deadline).shows(boundS);
        });
    return shown[0];
  }

  private List<Lengths> lengths() {
    return Lengths.searched(pricing.instance(), known.scope());
  }

  /** All orders, policies and sets of lengths that a search takes one after the other. */
  private void each(List<Lengths> sets, BiConsumer<Plan, Lengths> search) {
    for (UplinkPolicy policy : policies(space.instance, space.uplink)) {
      Set<List<Integer>> seen = new HashSet<>();
      for (TaskOrder each : TaskSequence.searched(space.instance, space.order)) {
        List<Integer> tasks = sequence(each);
        if (seen.add(tasks)) {
          sets.forEach(lengths -> search.accept(singles(tasks, policy), lengths));
        }
      }
    }
  }

  /**
   * The tasks in an order: in that of the known plan as they are there, whatever has equal keys, if
   * it is what the question is about.
   */
  private List<Integer> sequence(TaskOrder order) {
    return breaksTiesAsKnown && order == known.order()
        ? known.tasks()
        : TaskSequence.of(pricing.instance(), order);
  }

  /** The fastest plan below a target without any drafts; in slots if the known one has none. */
  public static Best withoutDrafts(double targetS, Space space, Deadline deadline) {
    Pipeline own = space.known.pipeline();
    Pipeline pipeline = own == Pipeline.ASYNCHRONOUS ? Pipeline.ROLLING : own;
    PlanSearch search = new PlanSearch(space, pipeline, targetS, deadline);
    search.breaksTiesAsKnown = false;
    search.each(List.of(Lengths.none(space.instance)), search::search);
    return search.best();
  }

  /** The formulas that an uplink stands for. */
  public static List<UplinkPolicy> policies(Instance instance, UplinkPolicy uplink) {
    if (uplink != UplinkPolicy.AUTO) {
      return List.of(uplink);
    }
    return isInTurnBest(instance) ? List.of(UplinkPolicy.SEQUENTIAL) : UplinkPolicy.FORMULAS;
  }

  /** Whether no allocation delivers prompts earlier than in turn. */
  public static boolean isInTurnBest(Instance instance) {
    return instance.drafters().stream()
        .map(Drafter::wireless)
        .allMatch(
            cell ->
                cell.powerModel() == PowerModel.CONSTANT_PSD
                    || cell.bitsPerToken() + cell.headerBits() == 0);
  }

  /** A plan of batches of one task each; it stands for all of the same order. */
  private Plan singles(List<Integer> tasks, UplinkPolicy policy) {
    List<Batch> batches = tasks.stream().map(task -> new Batch(List.of(task), 0)).toList();
    List<Cohort> cohorts = List.of(new Cohort(batches));
    return new Plan(known.pipeline(), known.scope(), null, policy, cohorts);
  }

  private Best best() {
    return new Best(bestS, sequences, labels, openS);
  }

  private void search(Plan like, Lengths lengths) {
    deadline.check();
    sequences++;
    boolean asynchronous = pipeline == Pipeline.ASYNCHRONOUS;
    boolean joint = like.uplink() == UplinkPolicy.JOINT;
    if (joint && !asynchronous) {
      joint(like, lengths);
      return;
    }
    Sequence sequence = asSoonAsCanBe(like);
    PricedBatches batches = new PricedBatches(sequence, lengths, !asynchronous, deadline);
    double foundS;
    if (asynchronous) {
      if (new LoadBound(sequence, batches, deadline).shows(targetS)) {
        return;
      }
      if (joint && sequence.readyS(0, sequence.size()) > 0) {
        throw new UndecidedException("no allocation is known to be the best one");
      }
      QueueingSearch search = new QueueingSearch(sequence, batches, deadline);
      foundS = search.below(targetS);
      labels += search.plans();
    } else {
      SlotSearch search = new SlotSearch(batches, pipeline, deadline);
      foundS = search.below(targetS);
      labels += search.labels();
    }
    found(foundS);
  }

  /** Under a policy, or with the prompts up to each there as soon as any allocation lets them. */
  private Sequence asSoonAsCanBe(Plan like) {
    return like.uplink() == UplinkPolicy.JOINT
        ? Sequence.earliest(pricing, like.tasks(), deadline)
        : Sequence.of(pricing, like);
  }

  private void found(double seconds) {
    bestS = Math.min(bestS, seconds);
    targetS = Math.min(targetS, bestS);
  }

  /**
   * All allocations. No prompt is there before all of its drafter up to it could be if they had the
   * band to themselves: often that shows already that no plan is faster. Else the weights may, and
   * where there are few batches a search does.
   */
  private void joint(Plan like, Lengths lengths) {
    Sequence early = asSoonAsCanBe(like);
    PricedBatches batches = new PricedBatches(early, lengths, true, deadline);
    SlotSearch search = new SlotSearch(batches, pipeline, deadline);
    double provenS = search.below(targetS);
    labels += search.labels();
    JointSearch joint = new JointSearch(early, batches, new SlotRules(pipeline), deadline);
    for (Weights each : weights) {
      if (like.tasks().equals(sequence(each.order())) && each.haveChoicesOf(lengths)) {
        provenS = Math.max(provenS, joint.boundS(each.byTask()));
      }
    }
    if (provenS >= targetS) {
      return;
    }
    if (batches.count() > FEW_BATCHES) {
      openS = Math.min(openS, provenS);
    } else {
      found(joint.below(targetS));
      labels += joint.plans();
    }
  }
}
