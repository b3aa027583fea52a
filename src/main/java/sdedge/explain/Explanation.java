package sdedge.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.explain.Lever.Change;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.JoiningService;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.ResidentBatches;
import sdedge.search.PlanClass;
import sdedge.search.dp.Workers;
import sdedge.search.scheme.Constrained;
import sdedge.stream.PlanExecution;
import sdedge.timeline.Components;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.LatencyBreakdown;
import sdedge.timeline.TaskLatency;

/**
 * Why a plan takes as long as it does, and what would change that (docs/explain.md).
 *
 * @param instance with the options of the run
 * @param makespanS of the plan, seconds
 * @param balancedS of it in balanced slots, where little decides which side counts
 * @param path what bounds it, and when
 * @param caps those that the plan stands at
 * @param residentBatches what its batches reserve together that need only fit alone; null otherwise
 * @param against the plan beside the best of what was asked; null where there were questions, or
 *     the plan is as good
 * @param best the best plan of the instance, which savings and answers are counted from
 * @param contiguous the best plan in an order, if the other is one of all batch plans; else null
 * @param savings the largest first; none where there were questions
 * @param answers to questions, in their order
 * @param modes what each draft mode saves, where there are several and plans are the best known
 * @param tail the tasks complete last, the latest first
 * @param joins whether its tasks join one by one, so that none is of a batch or group
 * @param scheme that plans the changed instances; null where the optimum is searched for
 */
public record Explanation(
    Instance instance,
    double makespanS,
    double balancedS,
    CriticalPath path,
    List<CapUse> caps,
    @Nullable ResidentBatches residentBatches,
    @Nullable AgainstBest against,
    BestPlan best,
    @Nullable BestPlan contiguous,
    List<Saving> savings,
    List<Alternative> answers,
    List<Alternative> modes,
    List<BreakEven> breakEvens,
    List<TaskLatency> tail,
    boolean joins,
    @Nullable String scheme) {
  private static final int LATEST = 5;

  public Explanation {
    caps = List.copyOf(caps);
    savings = List.copyOf(savings);
    answers = List.copyOf(answers);
    modes = List.copyOf(modes);
    breakEvens = List.copyOf(breakEvens);
    tail = List.copyOf(tail);
  }

  /** The plans that the best one is the best of; null where they are none of batches in slots. */
  public @Nullable PlanClass planClass() {
    PlanClass ofBest = contiguous == null ? PlanClass.CONTIGUOUS : PlanClass.PARTITIONS;
    return instance.pipeline().hasSlots() ? ofBest : null;
  }

  /** What cutting answers off at nine tenths of the longest saves; null if nobody looked. */
  public @Nullable Saving ofShorterAnswers() {
    return savings.stream()
        .filter(saving -> saving.lever().path().equals(Levers.LONGEST_ANSWER))
        .findFirst()
        .orElse(null);
  }

  /**
   * Explains a plan; where there are questions, these are answered in place of what is solved.
   *
   * @param instance with the options of the plan
   * @param asked the instance with the options that the plan was to have, which may differ
   * @param questions what plans are asked to keep to
   * @param planClass the plans that the best one is looked for among where there are questions
   * @param threads that solve changed instances
   */
  public static Explanation of(
      Instance instance,
      Plan plan,
      Instance asked,
      List<Constrained> questions,
      PlanClass planClass,
      Resolver given,
      int threads) {
    Execution execution = PlanExecution.execute(instance, plan);
    Components parts = execution.components();
    boolean isAsked = !questions.isEmpty();
    Resolver chosen = isAsked ? given.exact() : given; // answers are optima of fewer plans
    Resolver resolver = chosen.from(instance, plan);
    Resolver ofAsked = asked.equals(instance) ? resolver : given;
    AgainstBest against = isAsked ? null : AgainstBest.of(asked, plan, ofAsked, threads);
    BestPlan known = known(against, instance, resolver);
    int searches = isAsked ? 1 + questions.size() : searches(instance);
    resolver.begin("%s/%s changed instances solved%s", searches - (known == null ? 0 : 1));
    CriticalPath path = PlanExecution.criticalPath(instance, plan);
    List<CapUse> caps = CapUse.of(instance, plan);
    List<Lever> levers = isAsked ? List.of() : byPromise(Levers.of(instance), path);
    List<Change> changes = changes(levers, caps);
    try (Workers workers = new Workers(threads)) {
      List<Callable<BestPlan>> jobs = new ArrayList<>();
      jobs.add(() -> known == null ? resolver.solve(instance) : known);
      questions.forEach(question -> jobs.add(() -> resolver.keepingTo(question, instance)));
      changes.forEach(change -> jobs.add(() -> resolver.solve(change.instance())));
      List<BestPlan> solved = workers.run(jobs);
      BestPlan inOrder = solved.get(0);
      BestPlan best = isAsked ? resolver.ofClass(planClass, instance, inOrder) : inOrder;
      List<BestPlan> changed = solved.subList(1 + questions.size(), solved.size());
      return new Explanation(
          instance,
          execution.makespanS(),
          parts == null ? 0 : parts.balancedS(),
          path,
          caps,
          ResidentBatches.of(instance, plan),
          against == null || against.isAsGood() ? null : against,
          best,
          best.equals(inOrder) ? null : inOrder,
          savings(levers, changes, changed, best, resolver),
          IntStream.range(0, questions.size())
              .mapToObj(q -> new Alternative(questions.get(q).key(), best, solved.get(1 + q)))
              .toList(),
          isAsked ? List.of() : modes(instance, resolver, workers, best),
          isAsked || !resolver.exact().equals(resolver) // a scheme may speculate whatever it costs
              ? List.of()
              : breakEvens(instance, resolver, workers, best),
          tail(instance, execution),
          plan.continuous() instanceof JoiningService,
          resolver.scheme());
    }
  }

  /** The best plan of an instance, if it was looked for already in the same way. */
  private static @Nullable BestPlan known(
      @Nullable AgainstBest against, Instance instance, Resolver resolver) {
    return against != null && resolver.exact().equals(resolver) && against.asked().equals(instance)
        ? against.best()
        : null;
  }

  /** The largest first. */
  private static List<Saving> savings(
      List<Lever> levers,
      List<Change> changes,
      List<BestPlan> solved,
      BestPlan best,
      Resolver resolver) {
    IdentityHashMap<@Nullable Change, BestPlan> of = new IdentityHashMap<>();
    for (int k = 0; k < changes.size(); k++) {
      Change change = changes.get(k);
      of.put(change, resolver.orAsBefore(change.instance(), solved.get(k), best));
    }
    return levers.stream()
        .map(
            lever ->
                new Saving(
                    lever,
                    Gain.of(lever.tenPercent(), of.get(lever.tenPercent()), best),
                    Gain.of(lever.oneUnit(), of.get(lever.oneUnit()), best)))
        .sorted(Comparator.comparingDouble(Saving::rankS).reversed())
        .toList();
  }

  static List<Lever> byPromise(List<Lever> levers, CriticalPath path) {
    return levers.stream()
        .sorted(
            Comparator.comparing((Lever lever) -> lever.tenPercent() == null)
                .thenComparing(Comparator.comparingDouble((Lever lever) -> -lever.promiseS(path))))
        .toList();
  }

  /**
   * In the order of what a limit should leave out last: of caps on tasks that the plan stands at,
   * all tenths, all units.
   */
  private static List<Change> changes(List<Lever> levers, List<CapUse> caps) {
    Set<String> reached =
        caps.stream()
            .filter(use -> use.cap() != CapUse.Cap.LENGTH) // whose searches are the longest
            .map(use -> use.cap().key())
            .collect(Collectors.toSet());
    return Stream.of(
            levers.stream().filter(lever -> reached.contains(lever.resource())).map(Lever::oneUnit),
            levers.stream().map(Lever::tenPercent),
            levers.stream()
                .filter(lever -> !reached.contains(lever.resource()))
                .map(Lever::oneUnit))
        .flatMap(some -> some.flatMap(Stream::ofNullable))
        .toList();
  }

  private static List<Alternative> modes(
      Instance instance, Resolver resolver, Workers workers, BestPlan best) {
    List<String> names = resolver.comparesModes(instance) ? ModeSets.names(instance) : List.of();
    if (names.size() < 2) {
      return List.of();
    }
    List<Callable<BestPlan>> jobs = new ArrayList<>();
    names.forEach(name -> jobs.add(() -> resolver.without(instance, name, best)));
    List<BestPlan> without = workers.run(jobs);
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Alternative(names.get(i), best, without.get(i)))
        .toList();
  }

  /** How many searches the savings of an instance take, before those for break-evens. */
  static int searches(Instance instance) {
    return 1 + changes(Levers.of(instance), List.of()).size();
  }

  /** None where the lengths allowed leave no choice between drafting and not. */
  private static List<BreakEven> breakEvens(
      Instance instance, Resolver resolver, Workers workers, BestPlan best) {
    boolean choice =
        instance.pipeline() != Pipeline.CONTINUOUS // where a rule chooses, step by step
            && instance.speculation().minLength() == 0
            && instance.speculation().maxLength() > 0;
    List<ChangedParameter> parameters = choice ? ChangedParameter.of(instance) : List.of();
    List<Callable<BreakEven.Side>> jobs = new ArrayList<>();
    resolver.begin("looking for break-evens, %s instances solved", 0);
    for (ChangedParameter parameter : parameters) {
      EdgeSearch search = new EdgeSearch(parameter, resolver);
      jobs.add(() -> search.towards(parameter.least(), best));
      jobs.add(() -> search.towards(parameter.most(), best));
    }
    List<BreakEven.Side> found = workers.run(jobs);
    Boolean pays = best.plan() == null ? null : best.speculates();
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> new BreakEven(parameters.get(i), pays, found.subList(2 * i, 2 * i + 2)))
        .toList();
  }

  private static List<TaskLatency> tail(Instance instance, Execution execution) {
    return LatencyBreakdown.of(instance, execution).stream()
        .sorted(Comparator.comparingDouble(TaskLatency::e2eS).reversed())
        .limit(LATEST)
        .toList();
  }

  /** Whether searches of changed instances only went on from a plan for a while. */
  public boolean isShortened() {
    return best.shortened();
  }

  /** How many searches did not end. */
  public int unsolved() {
    long changes =
        savings.stream()
            .flatMap(saving -> Stream.of(saving.tenPercent(), saving.oneUnit()))
            .filter(gain -> gain != null && !gain.solved().isSolved())
            .count();
    return (int) changes
        + (best.equals(BestPlan.NOT_YET) ? 1 : 0)
        + (int)
            Stream.of(answers, modes)
                .flatMap(List::stream)
                .map(Alternative::then)
                .filter(BestPlan.NOT_YET::equals)
                .count()
        + breakEvens.stream().mapToInt(BreakEven::unsolved).sum();
  }

  /**
   * The best plan among fewer: of those that keep to some constraints, or that lack a draft mode.
   *
   * @param name the constraints in words, or the mode
   * @param now the best plan of all
   * @param then the best of the fewer
   */
  public record Alternative(String name, BestPlan now, BestPlan then) {
    /** Seconds that it takes more than the best plan; null if that is not known. */
    public @Nullable Double costsS() {
      return now.lessThanS(then);
    }
  }

  /**
   * What a change saves, with the plan allowed to change.
   *
   * @param solved the best plan with it
   * @param savedS seconds; null if that is not known
   */
  public record Gain(Change change, BestPlan solved, @Nullable Double savedS) {
    /** Null if there is no change. */
    private static @Nullable Gain of(
        @Nullable Change change, @Nullable BestPlan solved, BestPlan now) {
      return change == null || solved == null
          ? null
          : new Gain(change, solved, solved.lessThanS(now));
    }
  }

  /**
   * What more of a resource saves.
   *
   * @param tenPercent by a tenth more; null where that means nothing
   * @param oneUnit by one unit more; null where there is no unit
   */
  public record Saving(Lever lever, @Nullable Gain tenPercent, @Nullable Gain oneUnit) {

    /** Seconds saved by a tenth more; null if that is not known. */
    public @Nullable Double byTenPercentS() {
      return tenPercent == null ? null : tenPercent.savedS();
    }

    /** Seconds saved by one unit more; null if that is not known. */
    public @Nullable Double byOneUnitS() {
      return oneUnit == null ? null : oneUnit.savedS();
    }

    /** What the table is sorted by: seconds per tenth, of what has no tenths per unit. */
    public double rankS() {
      Double savedS = lever.tenPercent() == null ? byOneUnitS() : byTenPercentS();
      return savedS == null ? Double.NEGATIVE_INFINITY : savedS;
    }
  }
}
