package sdedge.api;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.explain.AgainstBest;
import sdedge.explain.Explanation;
import sdedge.explain.Lever;
import sdedge.explain.Question;
import sdedge.explain.Resolver;
import sdedge.explain.Servers;
import sdedge.explain.difference.Differences;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.search.PlanClass;
import sdedge.search.scheme.Constrained;
import sdedge.study.Search;
import sdedge.timeline.CriticalPath;

/**
 * What bounds a plan and what would change that, as {@code sdedge explain} says it
 * (docs/explain.md).
 *
 * @param makespanS of the plan, seconds
 * @param bestS the least makespan of the instance, seconds; empty if its search did not end
 * @param heldAgainstS the makespan of the best plan that differences are from, seconds; empty where
 *     the plan is as good, or nothing was held against it
 * @param differences in what the plan differs from the best one, where any of the costs is at least
 *     0.5 % of the makespan; none where there are questions
 * @param path what bounds the makespan, and when: the servers on the longest path, in time
 * @param caps those of the instance that the plan stands at
 * @param savings what more of each resource saves, the largest first; none where there are
 *     questions
 * @param modes what each draft mode saves, where there are several and plans are the best known
 * @param breakEvens where speculation stops to pay; none where there are questions, of schemes, and
 *     where the instance leaves no choice between drafting and not
 * @param answers what the best plan costs that keeps to a constraint, in the order of the questions
 */
public record ExplainedPlan(
    double makespanS,
    OptionalDouble bestS,
    OptionalDouble heldAgainstS,
    List<Difference> differences,
    List<Segment> path,
    List<Cap> caps,
    List<Saving> savings,
    List<Mode> modes,
    List<BreakEvenPoints> breakEvens,
    List<Answer> answers) {

  /**
   * What is on the longest path for a while.
   *
   * @param server such as {@code mbs}, {@code sbs1 uplink} or {@code sbs1 fronthaul up}
   * @param startS from time 0 on, seconds
   * @param endS from time 0 on, seconds
   */
  public record Segment(String server, double startS, double endS) {}

  /**
   * A cap that a plan stands at.
   *
   * @param key of the instance, such as {@code max_tasks_per_batch}
   * @param value tasks, or tokens of a draft
   * @param what there are, such as {@code batches}
   * @param at how many of them are at the cap
   * @param of how many there are
   */
  public record Cap(String key, int value, String what, int at, int of) {}

  /**
   * What a draft mode saves.
   *
   * @param mode its name
   * @param savedS seconds that the best plan without it takes more; empty if that is not known
   * @param failure why there is no plan without it; empty if there is one
   */
  public record Mode(String mode, OptionalDouble savedS, String failure) {}

  /**
   * One property in which a plan differs from the best one. Costs are seconds, of single
   * differences, and need not add up.
   *
   * @param kind {@code pipeline}, {@code uplink}, {@code order}, {@code partition} (who is in which
   *     batch and cohort), {@code cohorts}, {@code batch-sizes}, {@code service}, {@code lengths}
   *     or {@code modes}
   * @param own what the plan has, in words
   * @param best what the best plan has, in words
   * @param forcedS what the best plan takes more with this of the plan, all else as it is; empty
   *     where that is no feasible plan
   * @param mendedS what the plan takes less with this of the best plan; likewise
   * @param anewS what the best of all plans with this of the plan takes more; empty if it was not
   *     asked, or is not known
   */
  public record Difference(
      String kind,
      String own,
      String best,
      OptionalDouble forcedS,
      OptionalDouble mendedS,
      OptionalDouble anewS) {}

  /**
   * More of a resource, with the plan allowed to change.
   *
   * @param resource such as {@code sbs1 uplink}
   * @param path where it stands in the instance, for {@link PlanningInstance#with}
   * @param now what stands there; empty if no single number does
   * @param unit of what stands there, SI; empty for a pure number
   * @param withTenth what stands there with a tenth more, of a latency less; empty if no number
   *     does
   * @param byTenthS seconds that a tenth more saves; empty if that is not known or means nothing
   * @param oneUnit what one unit more is, such as {@code +1 MHz}; empty where there is none
   * @param withUnit what stands there with one unit more; empty if no number does
   * @param byUnitS seconds that one unit more saves; empty if that is not known or means nothing
   */
  public record Saving(
      String resource,
      String path,
      OptionalDouble now,
      String unit,
      OptionalDouble withTenth,
      OptionalDouble byTenthS,
      String oneUnit,
      OptionalDouble withUnit,
      OptionalDouble byUnitS) {
    private static Saving of(sdedge.explain.Saving saving) {
      Lever lever = saving.lever();
      Lever.Change tenth = lever.tenPercent();
      Lever.Change one = lever.oneUnit();
      return new Saving(
          lever.resource(),
          lever.path(),
          ResultTables.optional(lever.now()),
          lever.unit(),
          ResultTables.optional(tenth == null ? null : tenth.value()),
          ResultTables.optional(saving.byTenPercentS()),
          one == null ? "" : one.amount(),
          ResultTables.optional(one == null ? null : one.value()),
          ResultTables.optional(saving.byOneUnitS()));
    }
  }

  /**
   * A question and what it costs to keep to it.
   *
   * @param question as it was asked
   * @param costsS seconds more than the best plan takes; empty if that is not known
   * @param failure why there is no such plan; empty if there is one
   */
  public record Answer(String question, OptionalDouble costsS, String failure) {}

  /**
   * Explains a plan of an instance.
   *
   * @param instance that was solved
   * @param plan of it
   * @param questions such as {@code length 3} or {@code together u1,u2}, answered in place of
   *     savings; may be empty
   * @param options as the plan was searched with; its time limit is for all searches together
   * @return the explanation
   * @throws IllegalArgumentException if a question is none, or the plan is a mean of draws
   */
  public static ExplainedPlan of(
      PlanningInstance instance, BatchPlan plan, List<String> questions, SolveOptions options) {
    Plan given = plan.given().plan();
    Instance searched = options.applyTo(instance.instance());
    List<Constrained> constraints =
        questions.stream().map(text -> Question.parse(text, searched)).toList();
    Control control = SearchListening.limited(options.timeLimit().orElse(null));
    Resolver resolver = new Resolver(Search.SOLVER, options.approach(), options.seed(), control);
    PlanClass asked = options.relaxations().planClass();
    Explanation found =
        Explanation.of(searched, given, searched, constraints, asked, resolver, options.threads());
    return new ExplainedPlan(
        found.makespanS(),
        ResultTables.optional(found.best().makespanS()),
        ResultTables.optional(found.against() == null ? null : found.against().best().makespanS()),
        differences(found.against()),
        found.path().segments().stream().map(one -> segment(searched, one)).toList(),
        found.caps().stream()
            .map(use -> new Cap(use.cap().key(), use.value(), use.what(), use.at(), use.of()))
            .toList(),
        found.savings().stream().map(Saving::of).toList(),
        found.modes().stream()
            .map(
                mode ->
                    new Mode(
                        mode.name(), ResultTables.optional(mode.costsS()), mode.then().failure()))
            .toList(),
        found.breakEvens().stream().map(BreakEvenPoints::of).toList(),
        found.answers().stream()
            .map(
                answer ->
                    new Answer(
                        answer.name(),
                        ResultTables.optional(answer.costsS()),
                        answer.then().failure()))
            .toList());
  }

  private static Segment segment(Instance instance, CriticalPath.Segment segment) {
    String server = Servers.name(instance, segment.resource());
    return new Segment(server, segment.startS(), segment.endS());
  }

  private static List<Difference> differences(@Nullable AgainstBest against) {
    Differences found = against == null ? null : against.differences();
    return Stream.ofNullable(found)
        .flatMap(all -> all.worthwhile().stream())
        .map(
            one ->
                new Difference(
                    one.property().key(),
                    one.own(),
                    one.best(),
                    ResultTables.optional(one.forcedS()),
                    ResultTables.optional(one.mendedS()),
                    ResultTables.optional(one.anewS())))
        .toList();
  }
}
