package sdedge.search.planning;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.ProgressListener.Forecast;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Plan;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.SingleTaskBound;
import sdedge.search.problem.ContiguousProblem;

/**
 * The plans of the cheap comparison schemes, for a search that is still going on after some of its
 * time limit, or that a limit ended. A search that ends by itself needs them for nothing. They may
 * go on when a short limit is over.
 *
 * <p>They come from a list of sources, each done once, in the order of their cost: rules; what
 * moves make of their plans, unless there are modes to leave out; beam searches; optima of fewer
 * choices, of modes last, which are one search together that bounds all of them before it goes
 * deeper, so that one that cannot beat another ends at once. Each begins with the order in which
 * rules do best. What there was no time for is left for when the search asks again.
 */
final class CheapPlans implements StartingPlans {
  /** Of the limit: by then most searches that a limit does not end have their proof. */
  private static final double BEGIN = 0.5;

  /** Of the limit: a step that cannot be stopped may not take more of it before the schemes. */
  private static final double MOST_AT_ONCE = 0.3;

  /** Of the limit, for all schemes: the search, which proves, keeps more. */
  private static final double SHARE = 0.3;

  /** Of the time left after the rules: a beam search costs far less than all optima together. */
  private static final int BEAM_PARTS = 4;

  /** Of the time left after the rules, for moves: they mostly need far less. */
  private static final int CUT_PARTS = 2;

  /** A limit below is the search's own and schemes follow it: they would take most of it. */
  private static final double SHORT_S = 5;

  /** For all schemes after a limit, of the three seconds by which a command may exceed it. */
  private static final double OVERTIME_S = 3;

  /**
   * Where plans come from.
   *
   * @param parts that share the time left, this one and later ones
   * @param search the best plan found from the best one known, in some time
   */
  private record Source(
      boolean isRule, int parts, BiFunction<SearchResult, Control, SearchResult> search) {}

  private final Instance instance;
  private final List<List<ContiguousProblem>> groups;
  private final SearchResult given;
  private final SearchOptions options;
  private final Control control;
  private final double limitS;
  private final CheapSchemes schemes;
  private final boolean uninterrupted; // while the limit lasts
  private @Nullable List<Source> left; // in the order of their cost; null before they are asked for
  private SearchResult ofRules = SearchResult.NONE; // the best: its order promises most

  /**
   * The plans of some problems.
   *
   * @param schemes all that plan the instance
   * @param given one from elsewhere
   */
  CheapPlans(
      Instance instance,
      List<Reduction> schemes,
      List<List<ContiguousProblem>> groups,
      SearchResult given,
      SearchOptions options,
      Control control) {
    this.instance = instance;
    this.groups = groups;
    this.given = given;
    this.options = options.withGap(0);
    this.control = control;
    limitS = control.leftS();
    this.schemes = new CheapSchemes(instance, schemes, groups.get(0));
    uninterrupted = Double.isFinite(limitS) && this.schemes.oneLeavesAllModes();
  }

  @Override
  public SearchResult given() {
    return given;
  }

  @Override
  public boolean isDue(DoubleSupplier states) {
    if (left != null || Double.isInfinite(limitS) || uninterrupted) {
      return false;
    }
    return (limitS >= SHORT_S && control.leftS() < (1 - BEGIN) * limitS)
        || states.getAsDouble() * Forecast.SECONDS_PER_STATE > MOST_AT_ONCE * limitS;
  }

  @Override
  public SearchResult find(SearchResult known) {
    Control time = time(control, limitS);
    List<Source> unfinished = new ArrayList<>();
    SearchResult best = known;
    if (left == null) {
      left = Fallback.fits(groups.get(0).get(0)) ? sources() : List.of();
    }
    for (Source source : left) {
      Control part = time.share(0, source.parts);
      SearchResult found =
          part.stop() == null ? source.search.apply(best, part) : SearchResult.NONE;
      if (source.isRule && found.timeS() < ofRules.timeS()) {
        ofRules = found;
      }
      if (found.timeS() < best.timeS() && isSearched(found)) {
        best = found;
        progress(best);
      }
      if (part.stop() != null) {
        unfinished.add(source);
      }
    }
    left = unfinished;
    return best.timeS() < known.timeS() ? known(best) : SearchResult.NONE;
  }

  /** Of a joint uplink nothing, whose allocation is still to be found. */
  private void progress(SearchResult best) {
    ContiguousProblem of = best.problem();
    if (of != null && of.uplink() != UplinkPolicy.JOINT) {
      control.notified(new Bounds(best.timeS(), 0, of));
    }
  }

  private List<Source> sources() {
    Source cuts = new Source(false, CUT_PARTS, this::improvedCuts);
    // One mode alone mostly saves most of what all do, and its optimum takes all the time there is.
    boolean hasModes = !schemes.of(Effort.MODES).isEmpty();
    List<Source> sources = new ArrayList<>();
    schemes.rules().forEach(rule -> sources.add(source(true, 1, () -> List.of(rule))));
    if (!hasModes) {
      sources.add(cuts);
    }
    schemes
        .of(Effort.BEAM)
        .forEach(beam -> sources.add(source(false, BEAM_PARTS, () -> List.of(beam))));
    sources.add(source(false, 1, this::optima));
    if (hasModes) {
      sources.add(cuts);
    }
    return sources;
  }

  /** Schemes that are one search together, looked for when it is their turn. */
  private Source source(boolean isRule, int parts, Supplier<List<Reduction>> schemes) {
    return new Source(isRule, parts, (best, time) -> solved(schemes.get(), best, time));
  }

  private List<Reduction> optima() {
    List<Reduction> optima = new ArrayList<>(schemes.ofFewerChoices());
    optima.addAll(schemes.ofFewerModes());
    return optima;
  }

  private SearchResult solved(List<Reduction> alike, SearchResult best, Control time) {
    List<List<ContiguousProblem>> faster =
        faster(group -> alike.stream().map(scheme -> scheme.narrow(group)), best)
            .map(List::of)
            .toList();
    StartingPlans start = StartingPlans.of(known(best));
    return faster.isEmpty()
        ? SearchResult.NONE
        : attempt(
            alike.stream().map(Reduction::key).collect(joining(", ")),
            () -> alike.get(0).solve(faster, start, options, time));
  }

  private SearchResult improvedCuts(SearchResult best, Control time) {
    return attempt(
        "improved cuts", () -> CutSearch.improved(faster(Stream::of, best).toList(), time));
  }

  private SearchResult attempt(String schemes, Supplier<SearchResult> search) {
    SearchResult found = FailureRecovery.attempt(control, "the plan of " + schemes, search);
    return found == null ? SearchResult.NONE : found;
  }

  /**
   * The problems left, those in the order that promises most first, but for those whose plans are
   * slower than one known.
   */
  private Stream<ContiguousProblem> faster(
      Function<List<ContiguousProblem>, Stream<List<ContiguousProblem>>> narrowing,
      SearchResult known) {
    ContiguousProblem first = ofRules.problem();
    return groups.stream()
        .sorted(
            comparing(
                group -> first == null || !Arrays.equals(group.get(0).tasks(), first.tasks())))
        .flatMap(narrowing)
        .flatMap(List::stream)
        .filter(problem -> SingleTaskBound.of(problem) < known.timeS());
  }

  /** The time that they have from now on: of what is left, and some overtime at least. */
  static Control time(Control control, double limitS) {
    double shareS = Math.min(SHARE * limitS, control.leftS());
    return control.wrapUp(Math.max(shareS, OVERTIME_S));
  }

  /** A plan as one that says nothing of others. */
  private static SearchResult known(SearchResult found) {
    return SearchResult.known(found.problem(), found.partition(), found.timeS());
  }

  private boolean isSearched(SearchResult found) {
    Plan plan = found.plan();
    return plan != null && StartPlan.isSearched(instance, plan);
  }

  /**
   * The schemes that leave far less than a search looks at, in the order of what they cost.
   *
   * @param schemes all that plan the instance
   * @param group what is searched in the first order, which differs only in the choices
   */
  record CheapSchemes(Instance instance, List<Reduction> schemes, List<ContiguousProblem> group) {

    /** Those of an effort. */
    List<Reduction> of(Effort effort) {
      return schemes.stream().filter(scheme -> scheme.effort() == effort).toList();
    }

    /** Those that only apply a rule, those to the fewest problems first. */
    List<Reduction> rules() {
      return of(Effort.RULE).stream()
          .sorted(Comparator.comparingInt(rule -> rule.narrow(group).size()))
          .toList();
    }

    /** Those of fewer choices, but for those of fewer modes, the most promising first. */
    List<Reduction> ofFewerChoices() {
      return promising(of(Effort.NARROWED), this::isSearched);
    }

    /**
     * Those of fewer modes, the most promising first, of those the least work, without those that
     * leave all: one mode alone mostly saves most of what all do.
     */
    List<Reduction> ofFewerModes() {
      return promising(of(Effort.MODES), narrow -> !leavesAll(narrow));
    }

    /**
     * Whether one of fewer modes leaves all: under a limit it makes the same search, undisturbed.
     */
    boolean oneLeavesAllModes() {
      return of(Effort.MODES).stream()
          .map(scheme -> scheme.narrow(group))
          .anyMatch(narrow -> !narrow.isEmpty() && leavesAll(narrow));
    }

    /** All, what costs least for what it promises first, those of fewer modes last. */
    List<Reduction> byCost() {
      Set<Reduction> sorted = new LinkedHashSet<>(rules());
      sorted.addAll(ofFewerChoices());
      List.of(Effort.BEAM, Effort.NARROWED, Effort.MODES).forEach(e -> sorted.addAll(of(e)));
      return List.copyOf(sorted);
    }

    /**
     * Some by what their largest batches take, then by the states that a search of them looks at,
     * without those that leave nothing, what is not asked for, or what another does.
     */
    private List<Reduction> promising(
        List<Reduction> schemes, Predicate<List<ContiguousProblem>> asked) {
      Map<List<Object>, Reduction> distinct = new LinkedHashMap<>();
      Map<Reduction, Double> timeS = new HashMap<>();
      for (Reduction scheme : schemes) {
        List<ContiguousProblem> narrow = scheme.narrow(group);
        if (!narrow.isEmpty()
            && asked.test(narrow)
            && distinct.putIfAbsent(choices(narrow), scheme) == null) {
          timeS.put(scheme, Fallback.bestS(narrow.get(0)));
        }
      }
      return distinct.values().stream()
          .sorted(
              Comparator.<Reduction>comparingDouble(scheme -> timeS.getOrDefault(scheme, 0.0))
                  .thenComparing(scheme -> states(scheme.narrow(group))))
          .toList();
    }

    private boolean isSearched(List<ContiguousProblem> narrow) {
      IntStream lengths = narrow.get(0).draftChoices().stream().mapToInt(DraftChoice::length);
      return StartPlan.isSearched(instance, lengths.toArray());
    }

    private boolean leavesAll(List<ContiguousProblem> narrow) {
      return states(narrow) >= states(group);
    }

    private static double states(List<ContiguousProblem> group) {
      return group.stream().mapToDouble(problem -> problem.choices().states()).sum();
    }

    /** What distinguishes the problems of schemes: at most one of them has a rule. */
    private static List<Object> choices(List<ContiguousProblem> group) {
      return group.stream()
          .<Object>map(
              problem ->
                  List.of(
                      problem.set().loaded(),
                      problem.draftChoices(),
                      problem.perPart(),
                      problem.rule() != null,
                      problem.singleTasks()))
          .toList();
    }
  }
}
