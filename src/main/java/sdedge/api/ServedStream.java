package sdedge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;
import sdedge.document.InvalidInputException;
import sdedge.instance.LoadedInstance;
import sdedge.stream.StreamLevel;
import sdedge.study.CommandFailure;
import sdedge.study.ExitCode;
import sdedge.study.FileSource;
import sdedge.study.stream.CapacityStudy;
import sdedge.study.stream.CurvePoint;
import sdedge.study.stream.Figures;
import sdedge.study.stream.GroupRange;
import sdedge.study.stream.PolicyWord;
import sdedge.study.stream.PreparedStream;
import sdedge.study.stream.Rate;
import sdedge.study.stream.ServingOptions;
import sdedge.study.stream.StreamBound;
import sdedge.study.stream.StreamFindings;

/**
 * Requests that arrive over time, served, as {@code sdedge stream} does it (docs/stream.md).
 *
 * @param mostPerS requests per second that no policy exceeds; empty if nothing bounds them
 * @param runs of every policy at every rate
 * @param capacity the largest rate per second at which the level holds, of the best policy, or the
 *     most users; empty unless there is a level and it was found
 * @param isWhole whether all runs and the capacities of all policies came to their end; if not,
 *     since the time limit was reached, runs are missing and the level holds at least up to the
 *     capacity
 */
public record ServedStream(
    OptionalDouble mostPerS, List<Run> runs, OptionalDouble capacity, boolean isWhole) {

  /**
   * What is promised to requests (docs/model.md section 11).
   *
   * @param ttftS the latest time to first token, seconds; may be infinite
   * @param tpotS the longest time per further token, seconds; may be infinite
   * @param share of the requests for which both must hold, in (0, 1]
   */
  public record Level(double ttftS, double tpotS, double share) {}

  /**
   * How requests come and are served, where that is not as usual.
   *
   * @param policies words such as {@code best}, {@code fixed:4} or {@code all}; none for those
   *     among which the best is looked for
   * @param groups that take turns, such as {@code 2}; {@code auto} for 1 and 2
   * @param draws of the requests, at least 1
   * @param arrivals the law of the gaps, {@code poisson} or {@code gamma:CV}
   * @param modes draft modes that may be loaded; none for all
   */
  public record Service(
      List<String> policies, String groups, int draws, String arrivals, List<String> modes) {
    /** As usual. */
    public static final Service USUAL = new Service(List.of(), "auto", 1, "poisson", List.of());
  }

  /**
   * A policy at a rate, means over the requests.
   *
   * @param policy its word, such as {@code best}
   * @param groups that take turns
   * @param ratePerS at which requests arrive, infinite if all are there at once; empty in a closed
   *     loop
   * @param users of a closed loop; empty where requests come by themselves
   * @param isBest whether no other policy was better at this rate
   * @param throughputPerS requests served per second
   * @param ttftMedianS median time to first token, seconds
   * @param tpotMedianS median time per further token, seconds
   * @param endToEndS mean time from arrival to the last token, seconds
   * @param ttftP95S 95th percentile of the time to first token, seconds
   * @param tpotP95S 95th percentile of the time per further token, seconds
   * @param endToEndP95S 95th percentile of the time from arrival to the last token, seconds
   * @param onTime share of the requests in the middle of the run that the level holds for; empty
   *     without a level
   */
  public record Run(
      String policy,
      int groups,
      OptionalDouble ratePerS,
      OptionalInt users,
      boolean isBest,
      double throughputPerS,
      double ttftMedianS,
      double tpotMedianS,
      double endToEndS,
      double ttftP95S,
      double tpotP95S,
      double endToEndP95S,
      OptionalDouble onTime) {}

  /**
   * Serves Poisson arrivals by autoregressive decoding and by the best length, in one and two
   * groups, and looks for the capacity if a level is promised.
   *
   * @param instance whose tasks are the population of requests
   * @param ratesPerS requests per second, each above 0; infinite for all at once
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
    return serve(instance, ratesPerS, requests, level, Service.USUAL, options);
  }

  /**
   * Serves arrivals in a certain way, and looks for the capacity if a level is promised.
   *
   * @param instance whose tasks are the population of requests
   * @param ratesPerS requests per second, each above 0; infinite for all at once
   * @param requests how many are drawn, at least 1
   * @param level null for none
   * @param service how they come and are served
   * @param options seed, threads and time limit; its method counts for nothing
   * @return what was found
   * @throws IllegalArgumentException if the service is none
   * @throws InputException if a task can never be served, or a level is promised and nothing bounds
   *     what can be served
   */
  public static ServedStream serve(
      PlanningInstance instance,
      List<Double> ratesPerS,
      int requests,
      @Nullable Level level,
      Service service,
      SolveOptions options)
      throws InputException {
    List<Rate> rates = new ArrayList<>();
    ratesPerS.forEach(perS -> rates.add(rate(perS)));
    return served(instance, rates, null, requests, level, service, options);
  }

  /**
   * Serves users each of whom sends the next request when an answer is complete, and looks for the
   * most of them if a level is promised.
   *
   * @param instance whose tasks are the population of requests
   * @param users numbers of users, each at least 1
   * @param requests how many are drawn, at least 1
   * @param level null for none
   * @param options seed, threads and time limit; its method counts for nothing
   * @return what was found, its capacity in users
   * @throws InputException if a task can never be served
   */
  public static ServedStream closedLoop(
      PlanningInstance instance,
      List<Integer> users,
      int requests,
      @Nullable Level level,
      SolveOptions options)
      throws InputException {
    List<Rate> rates = new ArrayList<>();
    users.forEach(number -> rates.add(new Rate.Users(number)));
    return served(instance, null, rates, requests, level, Service.USUAL, options);
  }

  private static Rate rate(double perS) {
    return Double.isInfinite(perS) ? new Rate.AtOnce() : new Rate.PerSecond(perS);
  }

  private static ServedStream served(
      PlanningInstance instance,
      @Nullable List<Rate> rates,
      @Nullable List<Rate> users,
      int requests,
      @Nullable Level level,
      Service service,
      SolveOptions options)
      throws InputException {
    ServingOptions asked =
        new ServingOptions(
            rates,
            users,
            users == null ? service.arrivals() : null,
            requests,
            options.seed(),
            service.draws(),
            service.policies().stream().map(PolicyWord::parse).toList(),
            GroupRange.parse(service.groups()),
            service.modes(),
            level == null ? null : new StreamLevel(level.ttftS(), level.tpotS(), level.share()),
            level != null,
            null,
            null,
            options.timeLimit().orElse(null),
            options.threads());
    LoadedInstance loaded = instance.loaded().with(options.applyTo(instance.instance()));
    Control control = SearchListening.limited(asked.timeLimit());
    try {
      StreamFindings found =
          new PreparedStream(loaded, asked, FileSource.DISK).findings(control, missing -> {});
      StreamBound bound = found.bound();
      CapacityStudy best = found.best();
      return new ServedStream(
          bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound.mostPerS()),
          found.curve().stream().map(ServedStream::run).toList(),
          best == null ? OptionalDouble.empty() : OptionalDouble.of(best.most().mean()),
          found.termination() == Termination.COMPLETED);
    } catch (CommandFailure e) {
      if (e.exitCode() == ExitCode.LIMIT) { // before there was anything
        return new ServedStream(OptionalDouble.empty(), List.of(), OptionalDouble.empty(), false);
      }
      throw InputException.of(e);
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Run run(CurvePoint point) {
    Rate rate = point.rate();
    Integer users = rate.concurrency();
    return new Run(
        point.candidate().policy().key(),
        point.candidate().groups(),
        rate instanceof Rate.AtOnce
            ? OptionalDouble.of(Double.POSITIVE_INFINITY)
            : ResultTables.optional(rate.perS()),
        users == null ? OptionalInt.empty() : OptionalInt.of(users),
        point.isBest(),
        point.mean(figures -> figures.throughputPerS()),
        point.mean(figures -> figures.ttft().p50()),
        point.mean(figures -> figures.tpot().p50()),
        point.mean(figures -> figures.endToEnd().mean()),
        point.mean(figures -> figures.ttft().p95()),
        point.mean(figures -> figures.tpot().p95()),
        point.mean(figures -> figures.endToEnd().p95()),
        onTime(point));
  }

  private static OptionalDouble onTime(CurvePoint point) {
    return point.runs().stream().map(Figures::attainment).allMatch(Objects::nonNull)
        ? OptionalDouble.of(point.mean(figures -> Objects.requireNonNull(figures.attainment())))
        : OptionalDouble.empty();
  }
}
