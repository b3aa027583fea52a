package sdedge.search.planning;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Bounds;
import sdedge.control.ProgressListener.Forecast;
import sdedge.instance.Instance;
import sdedge.instance.UplinkPolicy;
import sdedge.search.Effort;
import sdedge.search.Reduction;
import sdedge.search.SearchOptions;
import sdedge.search.SearchResult;
import sdedge.search.StartingPlans;
import sdedge.search.dp.SingleTaskBound;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

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
   * @param solver of what the schemes leave
   * @param schemes looked for when it is their turn
   * @param parts that share the time left, this one and later ones
   */
  private record Source(Reduction solver, Supplier<List<Reduction>> schemes, int parts) {
    static Source of(Reduction scheme, int parts) {
      return new Source(scheme, () -> List.of(scheme), parts);
    }

    boolean isRule() {
      return solver.effort() == Effort.RULE;
    }
  }

  private final Instance instance;
  private final List<List<ContiguousProblem>> groups;
  private final SearchResult given;
  private final SearchOptions options;
  private final Control control;
  private final double limitS;
  private final CheapSchemes schemes;
  private final boolean uninterrupted; // while the limit lasts
  private @Nullable List<Source> left; // in the order of their cost; null before they are known
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
    if (Double.isInfinite(limitS) || uninterrupted) {
      return false;
    }
    return (limitS >= SHORT_S && control.leftS() < (1 - BEGIN) * limitS)
        || states.getAsDouble() * Forecast.SECONDS_PER_STATE > MOST_AT_ONCE * limitS;
  }

  @Override
  public SearchResult find(SearchResult known) {
    if (!Fallback.fits(groups.get(0).get(0))) {
      return SearchResult.NONE;
    }
    Control time = time(control, limitS);
    List<Source> unfinished = new ArrayList<>();
    SearchResult best = known;
    for (Source source : left == null ? sources() : left) {
      Control part = time.share(0, source.parts);
      SearchResult found = part.stop() == null ? found(source, best, part) : SearchResult.NONE;
      if (source.isRule() && found.timeS() < ofRules.timeS()) {
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
    List<Source> sources = new ArrayList<>();
    for (Reduction rule : schemes.rules()) {
      sources.add(Source.of(rule, 1));
    }
    Source cuts = Source.of(new ImprovedCuts(), CUT_PARTS);
    // One mode alone mostly saves most of what all do, and its optimum takes all the time there is.
    boolean hasModes = !schemes.of(Effort.MODES).isEmpty();
    if (!hasModes) {
      sources.add(cuts);
    }
    for (Reduction beam : schemes.of(Effort.BEAM)) {
      sources.add(Source.of(beam, BEAM_PARTS));
    }
    sources.add(new Source(new Optimum("dp", "the optimum of all"), this::optima, 1));
    if (hasModes) {
      sources.add(cuts);
    }
    return sources;
  }

  private List<Reduction> optima() {
    List<Reduction> optima = new ArrayList<>(schemes.ofFewerChoices(control));
    optima.addAll(schemes.ofFewerModes(control));
    return optima;
  }

  private SearchResult found(Source source, SearchResult best, Control time) {
    List<Reduction> of = source.schemes.get();
    List<List<ContiguousProblem>> faster = faster(of, best);
    if (faster.isEmpty()) {
      return SearchResult.NONE;
    }
    String what = of.stream().map(Reduction::key).collect(joining(", ", "the plan of ", ""));
    StartingPlans start = StartingPlans.of(known(best));
    try {
      SearchResult found =
          FailureRecovery.attempt(
              control, what, () -> source.solver.solve(faster, start, options, time));
      return found == null ? SearchResult.NONE : found;
    } catch (OutOfMemoryError full) { // whatever the scheme held is garbage by now
      return SearchResult.NONE;
    }
  }

  /**
   * The problems of some schemes, those in the order that promises most first, but for those whose
   * plans are slower than one known.
   */
  private List<List<ContiguousProblem>> faster(List<Reduction> schemes, SearchResult known) {
    ContiguousProblem first = ofRules.problem();
    return groups.stream()
        .sorted(comparing(group -> first == null || !hasOrder(group, first)))
        .flatMap(group -> schemes.stream().map(scheme -> scheme.narrow(group)))
        .flatMap(List::stream)
        .filter(problem -> SingleTaskBound.of(problem) < known.timeS())
        .map(List::of)
        .toList();
  }

  private static boolean hasOrder(List<ContiguousProblem> group, ContiguousProblem other) {
    return Arrays.equals(group.get(0).tasks(), other.tasks());
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
    ContiguousProblem problem = found.problem();
    Partition partition = found.partition();
    return problem != null
        && partition != null
        && StartPlan.isSearched(instance, partition.plan(problem));
  }
}
