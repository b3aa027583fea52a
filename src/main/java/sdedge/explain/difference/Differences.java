package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Contradiction;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.study.ForeignPlan;

/**
 * In what a plan differs from the best one.
 *
 * @param makespanS of the plan, seconds
 * @param bestS of the best one, seconds
 * @param all the pipeline first, then in the sequence of {@link Property}
 */
public record Differences(double makespanS, double bestS, List<PropertyDifference> all) {
  /** Less than this of the makespan is not worth a word. */
  static final double LITTLE = 0.005;

  private static final double SAME = 1e-9;
  private static final double AS_GOOD = 1e-6; // as far as an allocation is optimised

  public Differences {
    all = List.copyOf(all);
  }

  /**
   * Holds a plan against the best one; each is executed under its own pipeline, but for the
   * difference of pipelines.
   *
   * @param instance that the best one was searched for
   * @param plan feasible
   */
  public static Differences of(Instance instance, Plan plan, Plan best) {
    double makespanS = Objects.requireNonNull(makespanS(instance, plan));
    double bestS = Objects.requireNonNull(makespanS(instance, best));
    List<PropertyDifference> all = new ArrayList<>();
    Plan open = open(instance, plan, makespanS);
    Plan openBest = open(instance, best, bestS);
    for (Edit edit : edits(instance, open, openBest)) {
      Double forcedS = makespanS(instance, edit.forced());
      Double mendedS = makespanS(instance, edit.mended());
      all.add(
          new PropertyDifference(
              edit.property(),
              edit.own(),
              edit.best(),
              forcedS == null ? null : Double.valueOf(forcedS - bestS),
              mendedS == null ? null : Double.valueOf(makespanS - mendedS),
              null));
    }
    return new Differences(makespanS, bestS, all);
  }

  /** Whether both plans are complete at the same time, but for rounding. */
  public boolean areEqual() {
    return isWithin(SAME);
  }

  /**
   * Those whose cost is worth a word; none where both plans take as long but for less than that.
   */
  public List<PropertyDifference> worthwhile() {
    return isWithin(LITTLE)
        ? List.of()
        : all.stream().filter(each -> each.reaches(LITTLE * makespanS)).toList();
  }

  private boolean isWithin(double share) {
    return Math.abs(makespanS - bestS) < share * makespanS;
  }

  /** With other figures of the differences, which are as many. */
  public Differences with(List<PropertyDifference> others) {
    return new Differences(makespanS, bestS, others);
  }

  private static List<Edit> edits(Instance instance, Plan plan, Plan best) {
    List<Edit> edits = new ArrayList<>();
    boolean areAlike = (plan.continuous() == null) == (best.continuous() == null);
    if (plan.pipeline() != best.pipeline()) {
      edits.add(
          new Edit(
              Property.PIPELINE,
              plan.pipeline().key(),
              best.pipeline().key(),
              areAlike ? best.with(plan.pipeline()) : plan,
              areAlike ? plan.with(best.pipeline()) : best));
    }
    if (plan.continuous() != null && best.continuous() != null) {
      edits.addAll(ServiceEdits.of(instance, plan, plan.continuous(), best, best.continuous()));
    } else if (areAlike) {
      if (plan.uplink() != best.uplink() || !Objects.equals(plan.allocation(), best.allocation())) {
        edits.add(
            new Edit(
                Property.UPLINK,
                plan.uplink().key(),
                best.uplink().key(),
                withUplink(best, plan),
                withUplink(plan, best)));
      }
      edits.addAll(BatchEdits.of(instance, plan, best));
    }
    return edits;
  }

  /**
   * A plan whose uplink is the best for it, where that is asked for: changed, it has the best one
   * for what it is then.
   *
   * @param makespanS as it is, seconds
   */
  private static Plan open(Instance instance, Plan plan, double makespanS) {
    if (instance.uplink() != UplinkPolicy.JOINT || !plan.pipeline().hasSlots()) {
      return plan;
    }
    Plan open = plan.with(UplinkPolicy.JOINT);
    Double openS = makespanS(instance, open);
    return openS != null && makespanS <= openS * (1 + AS_GOOD) ? open : plan;
  }

  private static Plan withUplink(Plan plan, Plan other) {
    return other.allocation() == null ? plan.with(other.uplink()) : plan.with(other.allocation());
  }

  /** When a plan is complete, seconds; null if it is not feasible. */
  private static @Nullable Double makespanS(Instance instance, Plan plan) {
    try {
      ForeignPlan tried = ForeignPlan.of(instance, plan, null, null);
      boolean isPossible =
          tried.violations().isEmpty()
              && Contradiction.refusal(tried.instance(), plan.pipeline()) == null;
      return isPossible ? Double.valueOf(tried.execute().makespanS()) : null;
    } catch (NegativePassTimeException e) {
      return null; // outside of its tables
    }
  }

  /**
   * A property in which two plans differ, given from each to the other.
   *
   * @param own what the plan has, in words
   * @param best what the best plan has, in words
   * @param forced the best plan with this of the plan
   * @param mended the plan with this of the best plan
   */
  record Edit(Property property, String own, String best, Plan forced, Plan mended) {
    private static final int LISTED = 8;

    /** The word for an order; {@code none} for null. */
    static String word(@Nullable TaskOrder order) {
      return order == null ? "none" : order.key();
    }

    /** The first of some texts, with spaces between. */
    static String listed(Stream<String> texts) {
      List<String> all = texts.toList();
      String first = all.stream().limit(LISTED).collect(Collectors.joining(" "));
      return all.size() > LISTED ? first + " …" : first;
    }
  }

  /**
   * One property in which a plan differs from the best one, and what that costs.
   *
   * @param own what the plan has, in words
   * @param best what the best plan has, in words
   * @param forcedS seconds that the best plan takes more with this of the plan, all else as it is;
   *     null where that is no feasible plan
   * @param mendedS seconds that the plan takes less with this of the best one, likewise
   * @param anewS seconds that the best of all plans with this of the plan takes more than the best
   *     one; null if nobody looked for it, or it is not known
   */
  public record PropertyDifference(
      Property property,
      String own,
      String best,
      @Nullable Double forcedS,
      @Nullable Double mendedS,
      @Nullable Double anewS) {
    /** With what it costs if all else is decided anew, seconds; null if that is not known. */
    public PropertyDifference anew(@Nullable Double seconds) {
      return new PropertyDifference(property, own, best, forcedS, mendedS, seconds);
    }

    /** Whether any of its costs, or gains, is at least so many seconds. */
    boolean reaches(double seconds) {
      return reaches(forcedS, seconds) || reaches(mendedS, seconds) || reaches(anewS, seconds);
    }

    private static boolean reaches(@Nullable Double costsS, double seconds) {
      return costsS != null && Math.abs(costsS) >= seconds;
    }
  }

  /** Where two continuous plans differ. */
  private record ServiceEdits(Instance instance, Plan plan, Plan best, List<Edit> edits) {
    /**
     * All differences; one of the service as a whole between groups and tasks that join, or between
     * different numbers of groups.
     */
    static List<Edit> of(
        Instance instance, Plan plan, ContinuousService own, Plan best, ContinuousService ofBest) {
      ServiceEdits all = new ServiceEdits(instance, plan, best, new ArrayList<>());
      if (own instanceof JoiningService one && ofBest instanceof JoiningService other) {
        all.addJoining(one, other);
      } else if (own instanceof GroupService one
          && ofBest instanceof GroupService other
          && one.groups().size() == other.groups().size()) {
        all.addGroups(one, other);
      } else {
        all.add(Property.SERVICE, word(own), word(ofBest), own, ofBest);
      }
      return all.edits;
    }

    private void addJoining(JoiningService own, JoiningService other) {
      add(Property.ORDER, own, other, (to, from) -> to.inOrder(from.tasks()), this::order);
      add(
          Property.SERVICE,
          own,
          other,
          (to, from) ->
              to.waiting(from.waitShare(), from.urgent())
                  .withCaps(from.newPerPass(), from.mostResidents(), from.apart()),
          ServiceEdits::word);
      add(
          Property.LENGTHS,
          own,
          other,
          (to, from) -> to.drafting(from.lengths(), from.few(), from.fewLengths(), from.offsets()),
          service -> Edit.listed(service.lengths().values().stream().map(String::valueOf)));
      add(
          Property.MODES,
          own,
          other,
          (to, from) -> to.in(from.modes()),
          service -> Edit.listed(service.modes().values().stream()));
    }

    private void addGroups(GroupService own, GroupService other) {
      add(
          Property.ORDER,
          own,
          other,
          (to, from) -> new GroupService(from.tasks(), to.groups(), to.loaded()),
          this::order);
      add(
          Property.SERVICE,
          own,
          other,
          (to, from) -> new GroupService(to.tasks(), groups(from, to), to.loaded()),
          service -> Edit.listed(service.groups().stream().map(g -> "" + g.mostTasks())));
      add(
          Property.LENGTHS,
          own,
          other,
          (to, from) -> new GroupService(to.tasks(), groups(to, from), to.loaded()),
          service -> Edit.listed(service.groups().stream().map(ServiceEdits::length)));
      add(
          Property.MODES,
          own,
          other,
          (to, from) -> new GroupService(to.tasks(), to.groups(), from.loaded()),
          service -> Edit.listed(service.loaded().stream()));
    }

    private String order(ContinuousService service) {
      return Edit.word(TaskOrdering.orderOf(instance, service.tasks()));
    }

    private static String length(GroupRule group) {
      return group.length() == null ? "best" : group.length().toString();
    }

    /** Groups with the sizes of some and the lengths of others. */
    private static List<GroupRule> groups(GroupService sizes, GroupService lengths) {
      return IntStream.range(0, sizes.groups().size())
          .mapToObj(
              g ->
                  new GroupRule(
                      sizes.groups().get(g).mostTasks(), lengths.groups().get(g).length()))
          .toList();
    }

    private static String word(ContinuousService service) {
      return service instanceof GroupService groups
          ? groups.groups().size() + (groups.groups().size() == 1 ? " group" : " groups")
          : JoiningService.KEY;
    }

    /** One service with a part of another in place of its own. */
    private interface Graft<S> {
      S onto(S service, S from);
    }

    private <S extends ContinuousService> void add(
        Property property, S own, S other, Graft<S> graft, Function<S, String> word) {
      S mended = graft.onto(own, other);
      if (!mended.equals(own)) {
        add(property, word.apply(own), word.apply(other), graft.onto(other, own), mended);
      }
    }

    private void add(
        Property property,
        String own,
        String other,
        ContinuousService forced,
        ContinuousService mended) {
      edits.add(new Edit(property, own, other, serving(best, forced), serving(plan, mended)));
    }

    private static Plan serving(Plan plan, ContinuousService service) {
      return new Plan(plan.scope(), null, service);
    }
  }

  /** What two plans may differ in. */
  public enum Property implements Named {
    /** How stages overlap; whether there are batches at all. */
    PIPELINE,
    /** Policy or allocation. */
    UPLINK,
    /** The sequence of tasks that batches and cohorts are cut from. */
    ORDER,
    /** Who is in which batch and cohort, where that is no matter of order and cuts alone. */
    PARTITION,
    /** Where the sequence is cut into cohorts. */
    COHORTS,
    /** Where cohorts are cut into batches. */
    BATCH_SIZES,
    /** Of a continuous plan, all but order, lengths and modes. */
    SERVICE,
    /** Tokens drafted per step. */
    LENGTHS,
    /** Draft modes of what drafts in both plans. */
    MODES;

    @Override
    public String key() {
      return Named.word(this);
    }
  }
}
