package sdedge.search.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.search.Approach;
import sdedge.search.Effort;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.control.Control;
import sdedge.search.control.Forecast;
import sdedge.search.control.TimedPart;
import sdedge.search.dp.AloneBound;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/**
 * The plans of the cheap comparison schemes, for a search that is still going on after some of its
 * time limit, or that a limit ended. A search that ends by itself needs them for nothing. They may
 * go on when a short limit is over: no plan is slower than theirs.
 *
 * <p>They come from a list of sources, each done once, in the order of their cost: rules; beam
 * searches; schemes of fewer choices, which are one search together that bounds all orders and
 * choices before it goes deeper, the most promising first, so that one that cannot beat another
 * ends at once; at last schemes of fewer modes. What there was no time for is left for when the
 * search asks again.
 */
final class CheapPlans implements StartingPlans {
  /** Of the limit: by then most searches that a limit does not end have their proof. */
  private static final double BEGIN = 0.5;

  /** Of the limit: a step that cannot be stopped may not take more of it before the schemes. */
  private static final double MOST_AT_ONCE = 0.3;

  /** Of the limit, for all schemes: the search, which proves, keeps more. */
  private static final double SHARE = 0.3;

  /** Of the time left after the rules: a beam search costs far less than all optima together. */
  private static final int BEAM_PARTS = 8;

  /** Of the time left after the rules: one mode alone mostly saves most of what all modes do. */
  private static final double FOR_MODES = 0.6;

  /** A limit below is the search's own and schemes follow it: they would take most of it. */
  private static final double SHORT_S = 5;

  /** For all schemes, in any case: the rules of some hundred tasks take less. */
  private static final double LEAST_S = 0.5;

  /** For all schemes after a limit, of the three seconds by which a command may exceed it. */
  private static final double OVERTIME_S = 3;

  /**
   * Where plans come from.
   *
   * @param part of the time of all that it may take
   * @param plans the best plan of a known one and its own, as far as there is time
   */
  private record Source(
      UnaryOperator<TimedPart> part, BiFunction<SearchResult, TimedPart, SearchResult> plans) {}

  private final Instance instance;
  private final List<List<ContiguousProblem>> groups;
  private final SearchResult given;
  private final SearchOptions options;
  private final Control control;
  private final double limitS;
  private final ModeSchemes modes;
  private final boolean uninterrupted; // while the limit lasts
  private @Nullable List<Source> left; // in the order of their cost; null before they are known

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
    TimedPart time = time(control, limitS);
    List<Source> unfinished = new ArrayList<>();
    SearchResult best = known;
    for (Source source : left == null ? sources() : left) {
      TimedPart part = source.part.apply(time);
      best = part.stop() == null ? source.plans.apply(best, part) : best;
      if (part.stop() != null) {
        unfinished.add(source);
      }
    }
    left = unfinished;
    return best.timeS() < known.timeS() ? known(best) : SearchResult.NONE;
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Approach rule : rules(instance, groups.get(0))) {
      sources.add(new Source(time -> time, (known, part) -> ruled(rule, known, part)));
    }
    for (Approach beam : schemes(instance, Effort.BEAM)) {
      sources.add(new Source(this::beam, (known, part) -> ruled(beam, known, part)));
    }
    List<Approach> promising = promising(instance, groups.get(0), control);
    sources.add(new Source(this::beforeModes, (known, part) -> together(promising, known, part)));
    List<Approach> ofModes = modes.byPromise(control);
    if (!ofModes.isEmpty()) {
      sources.add(new Source(time -> time, (known, part) -> ofFewerModes(ofModes, known, part)));
    }
    return sources;
  }

  private TimedPart beforeModes(TimedPart time) {
    double restS = instance.hasModes() ? FOR_MODES * time.budget().leftS() : 0;
    return TimedPart.share(time, restS, 1);
  }

  private TimedPart beam(TimedPart time) {
    return TimedPart.share(beforeModes(time), 0, BEAM_PARTS);
  }

  private SearchResult ruled(Approach rule, SearchResult known, Control time) {
    return better(
        rule.key(), known, () -> rule.solve(narrowed(rule), StartingPlans.NONE, options, time));
  }

  private SearchResult together(List<Approach> schemes, SearchResult known, Control time) {
    return better(
        "schemes of fewer choices", known, () -> optimum(faster(schemes, known), known, time));
  }

  private SearchResult ofFewerModes(List<Approach> ofModes, SearchResult known, TimedPart time) {
    SearchResult best = known;
    for (int k = 0; k < ofModes.size(); k++) {
      Approach scheme = ofModes.get(k);
      SearchResult start = best;
      double leftS = time.budget().leftS();
      double shareS = leftS / (ofModes.size() - k);
      double partS = limitS < SHORT_S ? Math.max(shareS, limitS) : shareS;
      Control part = TimedPart.before(time, Math.max(0, leftS - partS));
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

  private SearchResult optimum(
      List<List<ContiguousProblem>> fewer, SearchResult start, Control control) {
    return fewer.isEmpty()
        ? SearchResult.NONE
        : Method.DP.solve(fewer, StartingPlans.of(known(start)), options, control);
  }

  /** Those of some problems that are in the order that is best so far, or in the first. */
  private List<List<ContiguousProblem>> ofBestOrder(
      List<List<ContiguousProblem>> all, SearchResult known) {
    ContiguousProblem best = known.problem() == null ? groups.get(0).get(0) : known.problem();
    return all.stream().filter(group -> Arrays.equals(group.get(0).tasks(), best.tasks())).toList();
  }

  /**
   * The schemes of fewer choices, but for those of fewer modes, the most promising first.
   *
   * @param group what is searched in the first order
   */
  private static List<Approach> promising(
      Instance instance, List<ContiguousProblem> group, Control control) {
    List<Approach> ofFewerModes = Approaches.ofFewerModes(instance);
    Map<Approach, Double> promiseS = new LinkedHashMap<>();
    for (Approach scheme : schemes(instance, Effort.NARROWED)) {
      List<ContiguousProblem> narrow = scheme.narrow(group);
      if (narrow.isEmpty() || ofFewerModes.contains(scheme)) {
        continue;
      }
      ContiguousProblem first = narrow.get(0);
      if (StartPlan.isSearched(
          instance, first.draftings().stream().mapToInt(DraftChoice::length).toArray())) {
        promiseS.put(scheme, Fallback.bestS(first, control));
      }
    }
    return promiseS.keySet().stream().sorted(Comparator.comparing(promiseS::get)).toList();
  }

  /** The problems of some schemes, but for those whose plans are slower than one known. */
  private List<List<ContiguousProblem>> faster(List<Approach> schemes, SearchResult known) {
    return schemes.stream()
        .flatMap(scheme -> narrowed(scheme).stream().flatMap(List::stream))
        .filter(problem -> AloneBound.of(problem) < known.timeS())
        .map(List::of)
        .toList();
  }

  private List<List<ContiguousProblem>> narrowed(Approach scheme) {
    return groups.stream().map(scheme::narrow).toList();
  }

  private static List<Approach> schemes(Instance instance, Effort effort) {
    return schemes(instance).stream().filter(scheme -> scheme.effort() == effort).toList();
  }

  /** The schemes that only apply a rule, those to the fewest problems first. */
  private static List<Approach> rules(Instance instance, List<ContiguousProblem> group) {
    return schemes(instance, Effort.RULE).stream()
        .sorted(Comparator.comparingInt(rule -> rule.narrow(group).size()))
        .toList();
  }

  /**
   * The cheap schemes, what costs least for what it promises first, those of fewer modes last.
   *
   * @param group what is searched in the first order
   */
  static List<Approach> byCost(Instance instance, List<ContiguousProblem> group, Control control) {
    Set<Approach> sorted = new LinkedHashSet<>(rules(instance, group));
    sorted.addAll(promising(instance, group, control));
    sorted.addAll(schemes(instance, Effort.BEAM));
    sorted.addAll(schemes(instance));
    return List.copyOf(sorted);
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
    return SearchResult.known(found.problem(), found.partition(), found.timeS());
  }

  private boolean isSearched(SearchResult found) {
    ContiguousProblem problem = found.problem();
    Partition partition = found.partition();
    return problem != null
        && partition != null
        && StartPlan.isSearched(instance, partition.plan(problem));
  }
}
