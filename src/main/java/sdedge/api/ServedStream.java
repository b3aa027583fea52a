package sdedge.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Feasibility;
import sdedge.plan.ModeSets;
import sdedge.stream.ArrivalLaw;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamRun;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.CurvePoint;
import sdedge.study.stream.Rate;
import sdedge.study.stream.Source;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;
import sdedge.study.stream.StreamQuestion;
import sdedge.study.stream.StreamStudy;

/**
 * Requests that arrive over time, served, as {@code sdedge stream} does it (docs/stream.md).
 *
 * @param mostPerS requests per second that no policy exceeds; empty if nothing bounds them
 * @param runs of every policy at every rate
 * @param capacityPerS the largest rate at which the level holds, of the best policy; empty unless
 *     there is a level and it was found
 */
public record ServedStream(OptionalDouble mostPerS, List<Run> runs, OptionalDouble capacityPerS) {
  private static final int MOST_GROUPS = 2;

  /**
   * Copies the list.
   *
   * @param mostPerS as above
   * @param runs as above
   * @param capacityPerS as above
   */
  public ServedStream {
    runs = List.copyOf(runs);
  }

  /**
   * What is promised to requests (docs/model.md section 11).
   *
   * @param ttftS the latest time to first token, seconds; may be infinite
   * @param tpotS the longest time per further token, seconds; may be infinite
   * @param share of the requests for which both must hold, in (0, 1]
   */
  public record Level(double ttftS, double tpotS, double share) {}

  /**
   * A policy at a rate, means over the requests.
   *
   * @param policy with its number of groups
   * @param ratePerS at which requests arrive
   * @param isBest whether no other policy was better at this rate
   * @param throughputPerS requests served per second
   * @param ttftMedianS median time to first token, seconds
   * @param tpotMedianS median time per further token, seconds
   * @param endToEndS mean time from arrival to the last token, seconds
   */
  public record Run(
      String policy,
      double ratePerS,
      boolean isBest,
      double throughputPerS,
      double ttftMedianS,
      double tpotMedianS,
      double endToEndS) {}

  /**
   * Serves Poisson arrivals by autoregressive decoding and by the best length, in one and two
   * groups, and looks for the capacity if a level is promised.
   *
   * @param instance whose tasks are the population of requests
   * @param ratesPerS requests per second, each above 0
   * @param requests how many are drawn, at least 1
   * @param level null for none
   * @param options seed, threads and time limit; its method counts for nothing
   * @return what was found
   * @throws InputException if a task can never be served, or a level is promised and nothing bounds
   *     what can be served
   */
  public static ServedStream serve(
      PlanningInstance instance,
      List<Double> ratesPerS,
      int requests,
      @Nullable Level level,
      SolveOptions options)
      throws InputException {
    Instance served = options.applyTo(instance.instance());
    StreamLevel promised =
        level == null ? null : new StreamLevel(level.ttftS(), level.tpotS(), level.share());
    List<String> names = ModeSets.names(served);
    List<Candidate> candidates =
        Candidates.withModes(
            served,
            names,
            Candidates.of(Candidates.simplePolicies(served, promised), 1, MOST_GROUPS));
    refuse(served, candidates);
    StreamBound bound = StreamBound.of(served, names, false);
    if (bound == null && level != null) {
      throw new InputException(List.of("nothing bounds what can be served"));
    }
    List<Rate> rates = new ArrayList<>();
    ratesPerS.forEach(perS -> rates.add(new Rate.PerSecond(perS)));
    Source source =
        new Source.Drawn(new ArrivalLaw.Poisson(), requests, served.tasks().size(), options.seed());
    StreamQuestion question =
        new StreamQuestion(
            served, source, candidates, rates, level != null, promised, options.seed(), 1, null);
    ListenedWatch watch = new ListenedWatch(options.timeLimit().orElse(null), SolveListener.NONE);
    StreamFindings found = StreamStudy.of(question, bound, options.threads(), watch::stop);
    CapacityStudy best = found.best();
    return new ServedStream(
        bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound.mostPerS()),
        found.curve().stream().map(ServedStream::run).toList(),
        best == null ? OptionalDouble.empty() : OptionalDouble.of(best.most().mean()));
  }

  private static void refuse(Instance instance, List<Candidate> candidates) throws InputException {
    List<String> reasons = new ArrayList<>(Feasibility.neverFits(instance));
    for (Candidate candidate : candidates) {
      StreamRun run = new StreamRun(instance, candidate.modes());
      reasons.addAll(run.neverFits());
      reasons.addAll(run.refusals(candidate.policy()));
    }
    if (!reasons.isEmpty()) {
      throw new InputException(reasons.stream().distinct().toList());
    }
  }

  private static Run run(CurvePoint point) {
    Double perS = point.rate().perS();
    return new Run(
        point.candidate().policy() + ", " + point.candidate().groups(),
        perS == null ? Double.NaN : perS,
        point.isBest(),
        point.mean(figures -> figures.throughputPerS()),
        point.mean(figures -> figures.ttft().p50()),
        point.mean(figures -> figures.tpot().p50()),
        point.mean(figures -> figures.endToEnd().mean()));
  }
}
