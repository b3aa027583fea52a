package sdedge.search.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.Approach;
import sdedge.search.Counts;
import sdedge.search.Effort;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.control.Control;
import sdedge.search.control.Forecast;
import sdedge.search.control.Termination;
import sdedge.search.control.TimedPart;
import sdedge.search.dp.AloneBound;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.search.scheme.FewerModes;

/**
 * The plans of the cheap comparison schemes, for a search that is still going on after some of its
 * time limit, or that a limit ended. A search that ends by itself needs them for nothing. They may
 * go on when a short limit is over: no plan is slower than theirs. Schemes that search fewer
 * choices are one search together, so that one of them that cannot beat another ends at once.
 */
final class CheapPlans implements StartingPlans {
  private static final double BEGIN = 0.5; // of the limit, without a proof
  private static final double MOST_AT_ONCE = 0.3; // of the limit
  private static final double SHARE = 0.3; // of the limit, for all schemes
  private static final double RULES = 0.5; // of their time, at most, for those that follow rules
  private static final double FEW_RULES = 0.2; // where schemes of fewer modes follow
  private static final double FOR_MODES = 0.6; // of the rest, at last, for those
  private static final double SHORT_S = 5; // a limit that is left to the search: schemes follow it
  private static final double LEAST_S = 0.5; // for all schemes
  private static final double OVERTIME_S = 3; // for all schemes, also when the limit is over

  private final Instance instance;
  private final List<List<ContiguousProblem>> groups;
  private final SearchResult given;
  private final SearchOptions options;
  private final Control control;
  private final double limitS;
  private final ModeSchemes modes;
  private final boolean uninterrupted; // while the limit lasts

  /**
   * The plans of some problems.
   *
   * @param given one from elsewhere
   */
  CheapPlans(
      Instance instance,
      List<List<ContiguousProblem>> groups,
      SearchResult given,
      SearchOptions options,
      Control control) {
    this.instance = instance;
    this.groups = groups;
    this.given = given;
    this.options = options.withGap(0);
    this.control = control;
    limitS = control.budget().leftS();
    modes = new ModeSchemes(instance, groups.get(0));
    uninterrupted = Double.isFinite(limitS) && modes.oneLeavesAll();
  }

  @Override
  public SearchResult given() {
    return given;
  }

  @Override
  public boolean isDue(DoubleSupplier states) {
    if (Double.isInfinite(limitS) || uninterrupted) {
      return false;
    }
    return (limitS >= SHORT_S && control.budget().leftS() < (1 - BEGIN) * limitS)
        || states.getAsDouble() * Forecast.SECONDS_PER_STATE > MOST_AT_ONCE * limitS;
  }

  @Override
  public SearchResult find(SearchResult known) {
    if (!Fallback.fits(groups.get(0).get(0))) {
      return SearchResult.NONE;
    }
    TimedPart apart = time(control, limitS);
    List<Approach> ofModes = modes.byPromise(control);
    boolean hasModes = !ofModes.isEmpty();
    SearchResult ruled = rules(known, apart, hasModes ? FEW_RULES : RULES);
    double restS = hasModes ? FOR_MODES * apart.budget().leftS() : 0;
    SearchResult start = fewerChoices(ruled, TimedPart.share(apart, restS, 1));
    SearchResult best = ofFewerModes(ofModes, start, apart);
    return best.timeS() < known.timeS() ? known(best) : SearchResult.NONE;
  }

  private SearchResult rules(SearchResult known, Control apart, double share) {
    List<Approach> rules = schemes(Effort.RULE);
    double untilS = (1 - share) * apart.budget().leftS();
    SearchResult best = known;
    for (int k = 0; k < rules.size(); k++) {
      Approach rule = rules.get(k);
      Control part = TimedPart.share(apart, untilS, rules.size() - k);
      best = better(rule.key(), best, () -> rule.solve(narrowed(rule), options, part).best());
    }
    return best;
  }

  private SearchResult ofFewerModes(List<Approach> ofModes, SearchResult known, Control time) {
    SearchResult best = known;
    for (int k = 0; k < ofModes.size(); k++) {
      Approach scheme = ofModes.get(k);
      SearchResult start = best;
      double shareS = time.budget().leftS() / (ofModes.size() - k);
      double partS = limitS < SHORT_S ? Math.max(shareS, limitS) : shareS;
      Control part = TimedPart.before(time, time.budget().leftS() - partS);
      Supplier<SearchResult> ofOrder =
          () -> optimum(ofBestOrder(narrowed(scheme), start), start, part);
      SearchResult next = better(scheme.key(), start, ofOrder);
      best = better(scheme.key(), next, () -> optimum(narrowed(scheme), next, part));
    }
    return best;
  }

  private SearchResult better(String key, SearchResult best, Supplier<SearchResult> scheme) {
    try {
      SearchResult found = FailureRecovery.attempt(control, "the plan of " + key, scheme);
      return found != null && found.timeS() < best.timeS() && isSearched(found) ? found : best;
    } catch (OutOfMemoryError full) { // whatever the scheme held is garbage by now
      return best;
    }
  }

  private SearchResult fewerChoices(SearchResult known, Control time) {
    String key = "schemes of fewer choices";
    List<List<ContiguousProblem>> fewer = fewerChoices(known.timeS());
    Supplier<SearchResult> ofOrder = () -> optimum(ofBestOrder(fewer, known), known, time);
    SearchResult start = better(key, known, ofOrder);
    return better(key, start, () -> optimum(fewer, start, time));
  }

  private SearchResult optimum(
      List<List<ContiguousProblem>> fewer, SearchResult start, Control control) {
    return fewer.isEmpty()
        ? SearchResult.NONE
        : Method.DP.solve(fewer, StartingPlans.of(known(start)), options, control).best();
  }

  /** Those of some problems that are in the order that is best so far, if there is one. */
  private static List<List<ContiguousProblem>> ofBestOrder(
      List<List<ContiguousProblem>> all, SearchResult known) {
    ContiguousProblem best = known.problem();
    return all.stream()
        .filter(group -> best != null && Arrays.equals(group.get(0).tasks(), best.tasks()))
        .toList();
  }

  /**
   * The problems of the other schemes that search fewer choices, those of the most promising one
   * first.
   *
   * @param cutoffS without those whose plans are slower
   */
  private List<List<ContiguousProblem>> fewerChoices(double cutoffS) {
    Map<Approach, Double> promiseS = new LinkedHashMap<>();
    for (Approach scheme : schemes(Effort.NARROWED)) {
      List<ContiguousProblem> narrow = scheme.narrow(groups.get(0));
      if (narrow.isEmpty() || scheme instanceof FewerModes) {
        continue;
      }
      ContiguousProblem first = narrow.get(0);
      if (isSearched(
          instance, first.draftings().stream().mapToInt(DraftChoice::length).toArray())) {
        promiseS.put(scheme, Fallback.bestS(first, control));
      }
    }
    return promiseS.keySet().stream()
        .sorted(Comparator.comparing(promiseS::get))
        .flatMap(scheme -> narrowed(scheme).stream().flatMap(List::stream))
        .filter(problem -> AloneBound.of(problem) < cutoffS)
        .map(List::of)
        .toList();
  }

  private List<List<ContiguousProblem>> narrowed(Approach scheme) {
    return groups.stream().map(scheme::narrow).toList();
  }

  private List<Approach> schemes(Effort effort) {
    return schemes(instance).stream().filter(scheme -> scheme.effort() == effort).toList();
  }

  /** The cheap schemes, the cheapest first. */
  static List<Approach> schemes(Instance instance) {
    return Approaches.schemes(instance).stream()
        .filter(scheme -> scheme.effort() != Effort.WHOLE)
        .sorted(Comparator.comparing(Approach::effort))
        .toList();
  }

  /** The time that they have from now on: of what is left, and some overtime at least. */
  static TimedPart time(Control control, double limitS) {
    double shareS = Math.min(SHARE * limitS, control.budget().leftS());
    double overtimeS = Math.max(LEAST_S, Math.min(OVERTIME_S, control.overtimeS()));
    return TimedPart.apart(control, Math.max(shareS, overtimeS));
  }

  /** A plan as one that says nothing of others. */
  private static SearchResult known(SearchResult found) {
    return new SearchResult(
        found.problem(),
        found.partition(),
        found.timeS(),
        Double.POSITIVE_INFINITY,
        Termination.COMPLETED,
        Counts.NONE);
  }

  private boolean isSearched(SearchResult found) {
    ContiguousProblem problem = found.problem();
    Partition partition = found.partition();
    return problem != null && partition != null && isSearched(instance, partition.plan(problem));
  }

  /** Whether a plan has lengths that are searched: schemes do not ask for the least one. */
  static boolean isSearched(Instance instance, Plan plan) {
    int[] lengths =
        plan.batches().stream().flatMapToInt(batch -> batch.draftings().lengths()).toArray();
    boolean one =
        IntStream.of(lengths).distinct().count() == 1
            && plan.batches().stream()
                    .flatMap(batch -> batch.tasks().stream().map(k -> mode(instance, batch, k)))
                    .filter(Objects::nonNull)
                    .distinct()
                    .count()
                <= 1;
    return (one || instance.speculation().scope() != Scope.GLOBAL) && isSearched(instance, lengths);
  }

  private static @Nullable String mode(Instance instance, Batch batch, int task) {
    return batch.draftings().of(instance.tasks().get(task).drafter()).mode();
  }

  private static boolean isSearched(Instance instance, int[] lengths) {
    int least = instance.speculation().minLength();
    int most = instance.speculation().maxLength();
    return IntStream.of(lengths).allMatch(length -> length >= least && length <= most);
  }
}
