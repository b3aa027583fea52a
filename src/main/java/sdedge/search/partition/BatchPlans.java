package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.plan.UplinkChoices;
import sdedge.search.PriceCertificate;
import sdedge.search.local.Solution;
import sdedge.search.partition.BestCohort.Way;
import sdedge.search.partition.CohortAnnealing.Annealed;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.problem.ChoiceSet;
import sdedge.search.problem.ChoiceSets;

/** The best of all batch plans of an instance, and what none of them can exceed. */
public final class BatchPlans {
  private static final int MANY_TASKS = 13; // of which plans are improved before a proof
  private static final double SAME = 1e-9;
  private static final long MOVES_BEFORE_PROOF = 100_000; // for a plan that leaves few columns

  private static final long MOVES_OF_SET = 5; // before a proof to the end, if these are fewer
  private static final double BEFORE_PRICES = 0.125; // of the moves
  private static final long MOVES_OF_TASK = 100_000; // beside prices, if these are more
  private static final double WITHOUT_PRICES = 0.5; // of the time, where there may be prices
  private static final double LEAST_SHARE = 0.5; // of a makespan

  private final Instance instance;
  private final FirstUploads uploads;
  private final EqualSteps steps;
  private final int threads;
  private final Control control;
  private final List<PriceCertificate> certificates = new ArrayList<>();
  private final BestBatches best;

  /**
   * How much is looked at, by counts that depend on no clock.
   *
   * @param moves that are drawn
   * @param searches they are shared out in
   * @param sets of tasks that fit as a cohort, beyond which nothing is proven
   * @param work that proves something, in batches looked at for each part of the sets
   * @param priced whether cohorts that searches met are joined anew, by prices
   */
  public record Budget(long moves, int searches, int sets, long work, boolean priced) {
    private Budget unpriced() {
      return new Budget(moves, searches, sets, work, false);
    }

    /** With another number of moves. */
    public Budget withMoves(long other) {
      return new Budget(other, searches, sets, work, priced);
    }
  }

  /**
   * What was found.
   *
   * @param plan the best plan known, with its makespan as executed, seconds
   * @param boundS no batch plan is faster, seconds; null if that is not known
   * @param certificates prices that prove bounds by themselves
   */
  public record Found(
      Solution<Plan> plan, @Nullable Double boundS, List<PriceCertificate> certificates) {
    public Found {
      certificates = List.copyOf(certificates);
    }

    /** Whether no batch plan is faster. */
    public boolean isOptimal() {
      return boundS != null && plan.makespanS() <= boundS * (1 + SAME);
    }
  }

  private BatchPlans(Instance instance, Solution<Plan> known, int threads, Control control) {
    this.instance = instance;
    this.threads = threads;
    this.control = control;
    List<UplinkPolicy> uplinks = UplinkChoices.of(instance);
    uploads = new FirstUploads(instance, uplinks);
    steps = EqualSteps.of(instance);
    best = new BestBatches(instance, known, uplinks, uploads, control);
  }

  /** Why nothing is looked for; null if something is. */
  public static @Nullable String refusal(Instance instance) {
    if (!instance.pipeline().hasSlots()) {
      return "the pipeline " + instance.pipeline().key() + " has no slots";
    }
    if (instance.speculation().scope() == Scope.DRAFTER) {
      return "under scope drafter the parts of a batch choose each for itself";
    }
    return UplinkChoices.of(instance).contains(UplinkPolicy.JOINT)
        ? "under uplink joint the allocation is chosen with the plan"
        : null;
  }

  /** Why prices prove nothing of an instance that is not refused; null if they do. */
  public static @Nullable String noPrices(Instance instance) {
    return PriceProof.refusal(instance);
  }

  /**
   * The best plan found, and a bound if the budget suffices for one.
   *
   * @param instance that is not refused
   * @param known a plan to begin from, with its makespan as executed
   */
  public static Found best(
      Instance instance, Solution<Plan> known, Budget budget, int threads, Control control) {
    BatchPlans plans = new BatchPlans(instance, known, threads, control);
    Found found = plans.best(budget);
    return budget.priced ? plans.raised(found) : found;
  }

  /** With the bound by the last upload, where that is more or, without another, says much. */
  private Found raised(Found found) {
    double lastS = Math.min(lastUploadS(), best.makespanS());
    double knownS = found.boundS == null ? LEAST_SHARE * best.makespanS() : found.boundS;
    return lastS > knownS ? new Found(found.plan, lastS, found.certificates) : found;
  }

  /** When all prompts can be there, and what any batch takes from then on, seconds. */
  private double lastUploadS() {
    int tasks = instance.tasks().size();
    double shortestS = 0;
    if (!instance.hasModes()) {
      ChoiceSet all = ChoiceSets.union(instance, ChoiceSets.of(instance));
      PricedBatches batches = new PricedBatches(instance, all);
      shortestS = batches.shortestCohortS();
    }
    return uploads.of(TaskSet.of(IntStream.range(0, tasks).toArray())) + shortestS;
  }

  private Found best(Budget budget) {
    List<ChoiceSet> sets = ChoiceSets.of(instance);
    boolean isProvable = sets.stream().allMatch(set -> hasFewSets(set, budget.sets));
    if (isProvable && instance.tasks().size() < MANY_TASKS) {
      Found found = proven(sets, budget, control);
      if (found.boundS != null) {
        return found;
      }
    }
    boolean arePriced = budget.priced && noPrices(instance) == null;
    boolean arePricesFirst = arePriced && steps.areEqual(best.makespanS());
    if (isProvable && !arePricesFirst) {
      long before = budget.priced ? MOVES_OF_SET * most(sets, budget.sets) : budget.moves;
      improve(sets, Math.min(before, MOVES_BEFORE_PROOF), budget.unpriced());
      Control own = arePriced ? control.within(WITHOUT_PRICES * control.leftS()) : control;
      Found found = proven(sets, budget, own);
      if (found.boundS != null || (budget.moves <= MOVES_BEFORE_PROOF && !budget.priced)) {
        return found;
      }
    }
    long ofTasks = MOVES_OF_TASK * instance.tasks().size();
    improve(sets, budget.priced ? Math.max(budget.moves, ofTasks) : budget.moves, budget);
    Found found = priced();
    if (isProvable && arePricesFirst && !found.isOptimal()) {
      Found proven = proven(sets, budget, control);
      return proven.boundS == null ? found : new Found(best.known(), proven.boundS, certificates);
    }
    return found;
  }

  /** What is known with what prices prove. */
  private Found priced() {
    OptionalDouble mostS =
        certificates.stream()
            .filter(own -> own.mostBatches() == null)
            .mapToDouble(own -> steps.totalS(own, best.makespanS()))
            .max();
    Double boundS =
        mostS.isPresent() ? Double.valueOf(Math.min(mostS.getAsDouble(), best.makespanS())) : null;
    return new Found(best.known(), boundS, certificates);
  }

  private boolean hasFewSets(ChoiceSet set, int most) {
    return feasible(set, most) != null;
  }

  private @Nullable List<TaskSet> feasible(ChoiceSet set, int most) {
    return new CohortLimits(instance, set.loaded()).cohorts(most, control);
  }

  /** How many sets of tasks fit as a cohort, with the choices with which the most do. */
  private long most(List<ChoiceSet> sets, int most) {
    return sets.stream()
        .map(set -> feasible(set, most))
        .mapToLong(own -> own == null ? 0 : own.size())
        .max()
        .orElse(0);
  }

  /** Looks for a faster plan by moves, and for what prices prove: of one length, in one go. */
  private void improve(List<ChoiceSet> sets, long moves, Budget budget) {
    if (instance.speculation().scope() == Scope.GLOBAL) {
      improveAll(sets, moves / sets.size(), budget);
      return;
    }
    for (ChoiceSet set : sets) {
      improveAll(List.of(set), moves / sets.size(), budget);
    }
  }

  private Found proven(List<ChoiceSet> sets, Budget budget, Control until) {
    Double boundS = Double.POSITIVE_INFINITY;
    for (ChoiceSet set : sets) {
      Double ownS = boundS == null ? null : prove(set, budget, until);
      boundS = ownS == null || boundS == null ? null : Double.valueOf(Math.min(boundS, ownS));
    }
    return new Found(
        best.known(), boundS == null ? null : Math.min(boundS, best.makespanS()), List.of());
  }

  /** Of plans that choose from one of some sets; with so many moves of each. */
  private void improveAll(List<ChoiceSet> sets, long moves, Budget budget) {
    long first = budget.priced ? (long) (BEFORE_PRICES * moves) : moves;
    List<Annealed> found = new ArrayList<>();
    for (ChoiceSet set : sets) {
      found.add(anneal(set, null, first, budget));
    }
    if (!budget.priced || control.isStopped()) {
      return;
    }
    try (PriceProof proof =
        new PriceProof(instance, sets, found, threads, control.meaning(this::bounded))) {
      proof.rejoin();
      if (noPrices(instance) == null) {
        certificates.addAll(proof.certificates(firstS()));
      }
      best.offer(proof.best(), proof.batches());
      if (priced().isOptimal()) {
        return;
      }
      for (int i = 0; i < sets.size(); i++) {
        PricedCohorts from = sets.size() == 1 ? proof.best() : found.get(i).best();
        proof.add(anneal(sets.get(i), from, moves - first, budget), i);
      }
      proof.rejoin();
      best.offer(proof.best(), proof.batches());
    }
  }

  /**
   * Looks for faster plans that choose from a set.
   *
   * @param from cohorts to begin from; null for those of the best plan
   */
  private Annealed anneal(ChoiceSet set, @Nullable PricedCohorts from, long moves, Budget budget) {
    PricedBatches batches = new PricedBatches(instance, set);
    PricedCohorts begin = from == null ? best.priced(batches) : from;
    Annealed found =
        new CohortAnnealing(instance, set, control).improve(begin, moves, budget.searches, threads);
    best.offer(found.best(), batches);
    return found;
  }

  /** Passes on what prices prove of cohorts, without their first upload. */
  private void bounded(Bounds known) {
    control.progress(best.makespanS(), Math.min(known.boundS() + firstS(), best.makespanS()));
  }

  /** The least upload of a first batch, seconds. */
  private double firstS() {
    return IntStream.range(0, instance.tasks().size())
        .mapToDouble(k -> uploads.of(TaskSet.of(k)))
        .min()
        .orElse(0);
  }

  /** No plan with these choices is faster than that, or than the best one; null if not known. */
  private @Nullable Double prove(ChoiceSet set, Budget budget, Control until) {
    PartitionProgram program = new PartitionProgram(instance, set, uploads, until);
    PartitionProgram.Answer answer =
        program.solve(best.makespanS(), budget.sets, budget.work, threads);
    if (answer == null) {
      return null;
    }
    if (!answer.cohorts().isEmpty()) {
      List<List<PricedBatch>> cohorts = new ArrayList<>();
      List<Way> later = answer.cohorts().subList(1, answer.cohorts().size());
      cohorts.add(answer.cohorts().get(0).batches());
      later.stream()
          .map(Way::batches)
          .sorted(Comparator.comparingDouble(own -> uploads.of(own.get(0).tasks())))
          .forEach(cohorts::add);
      best.offer(cohorts, new PricedBatches(instance, set));
    }
    return answer.boundS();
  }
}
