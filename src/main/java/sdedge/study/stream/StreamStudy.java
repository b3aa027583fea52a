package sdedge.study.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.DoubleAccumulator;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.ProgressListener.Stage;
import sdedge.control.Termination;
import sdedge.search.dp.Workers;
import sdedge.stream.Candidate;
import sdedge.stream.Candidates;
import sdedge.stream.Capacity;
import sdedge.stream.CapacitySearch;
import sdedge.stream.Requests;
import sdedge.stream.StageWindow;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.stream.StreamRun;
import sdedge.stream.StreamSetting;
import sdedge.timeline.BeyondGrid;
import sdedge.timeline.ExecutionListener;

/**
 * Serves a stream by all candidates at all rates, and looks for capacities. Its answer does not
 * depend on the number of threads.
 */
public final class StreamStudy {
  /** What follows the runs takes as long as so many of them: one more, writing, checking. */
  private static final int FOLLOWING_RUNS = 5;

  private final StreamQuestion question;
  private final @Nullable StreamBound bound;
  private final int threads;
  private final Control control;
  private final Made made;
  private final List<Candidate> byPromise; // the order of work
  private final DoubleAccumulator longestS = new DoubleAccumulator(Math::max, 0); // of the runs
  private final Map<Set<String>, StreamRun> runs = new HashMap<>(); // by modes that are loaded

  private StreamStudy(
      StreamQuestion question,
      @Nullable StreamBound bound,
      Made made,
      int threads,
      Control control) {
    this.question = question;
    this.bound = bound;
    this.made = made;
    this.threads = threads;
    this.control = control.orWhen(() -> isLate(control) ? Termination.TIME_LIMIT : null);
    byPromise = Candidates.byPromise(question.candidates());
    for (Candidate candidate : question.candidates()) {
      runs.computeIfAbsent(candidate.modes(), loaded -> new StreamRun(question.instance(), loaded));
    }
  }

  /**
   * Answers a question.
   *
   * @param bound null if there is none; capacities in requests per second need one
   */
  public static StreamFindings of(
      StreamQuestion question, @Nullable StreamBound bound, int threads, Control control) {
    return new StreamStudy(question, bound, (candidate, rate, draw) -> true, threads, control)
        .answer();
  }

  /** Which runs were made, of a study that may have been stopped. */
  @FunctionalInterface
  public interface Made {
    boolean has(Candidate candidate, Rate rate, int draw);
  }

  /**
   * Serves again what was served, without a search for capacities.
   *
   * @param capacities that were found
   * @param isShown whether one run was served once more, for the tables of its requests
   * @param termination of the study that was made
   */
  public static StreamFindings again(
      StreamQuestion question,
      @Nullable StreamBound bound,
      Made made,
      List<CapacityStudy> capacities,
      boolean isShown,
      Termination termination,
      Control control) {
    int threads = Runtime.getRuntime().availableProcessors();
    StreamStudy study = new StreamStudy(question, bound, made, threads, control);
    List<CurvePoint> curve = study.curve(question.rates());
    StreamFindings.Shown shown = isShown ? study.shown(curve) : null;
    return new StreamFindings(question, bound, capacities, curve, shown, termination);
  }

  /** Whether a run that is served again, written and checked would end too late. */
  private boolean isLate(Control whole) {
    double runS = longestS.get();
    return runS > 0 && whole.wrapUpS() < FOLLOWING_RUNS * runS;
  }

  private StreamFindings answer() {
    List<CapacityStudy> capacities = question.capacities() ? capacities() : List.of();
    List<Rate> rates = question.rates();
    CapacityStudy best = StreamFindings.best(capacities);
    if (rates.isEmpty() && bound != null && best != null) {
      double least = bound.mostPerS() * CapacityStudy.STEP;
      rates = List.of(Rate.perSecond(Math.max(least, best.most().mean())));
    }
    List<CurvePoint> curve = curve(rates);
    Termination stop = control.stop();
    return new StreamFindings(
        question,
        bound,
        capacities,
        curve,
        shown(curve),
        stop == null ? Termination.COMPLETED : stop);
  }

  private StreamRun run(Candidate candidate) {
    return Objects.requireNonNull(runs.get(candidate.modes()));
  }

  private <T> List<@Nullable T> run(List<Callable<@Nullable T>> pieces, long requests) {
    control.notified(new Stage("%s of %s runs%s", pieces.size(), requests));
    List<Callable<@Nullable T>> watched = new ArrayList<>();
    for (Callable<@Nullable T> piece : pieces) {
      watched.add(
          () -> {
            T found = control.stop() == null ? piece.call() : null;
            control.next();
            return found;
          });
    }
    try (Workers workers = new Workers(threads)) {
      return workers.run(watched);
    }
  }

  private List<CapacityStudy> capacities() {
    List<Callable<CapacityStudy.@Nullable OfDraw>> pieces = new ArrayList<>();
    for (Candidate candidate : byPromise) {
      for (int draw = 1; draw <= question.draws(); draw++) {
        int number = draw;
        pieces.add(() -> capacity(candidate, number));
      }
    }
    List<CapacityStudy.@Nullable OfDraw> found = run(pieces, 0);
    List<CapacityStudy> studies = new ArrayList<>();
    for (Candidate candidate : question.candidates()) {
      List<CapacityStudy.OfDraw> own = untilNone(found, 0, candidate);
      if (!own.isEmpty()) {
        studies.add(CapacityStudy.of(candidate, own));
      }
    }
    return studies;
  }

  /** Null if it was stopped before the level was seen to hold. */
  private CapacityStudy.@Nullable OfDraw capacity(Candidate candidate, int draw) {
    Source.Drawn source = (Source.Drawn) question.source();
    Capacity fewer = search(source, candidate, draw).of(candidate, control.quiet());
    if (!fewer.isWhole()) {
      return null;
    }
    Source.Drawn more = source.times(CapacityStudy.TIMES);
    Capacity found = search(more, candidate, draw).of(candidate, control.quiet());
    boolean isKnown = found.isWhole() || found.most() > 0;
    return isKnown ? new CapacityStudy.OfDraw(found, fewer) : null;
  }

  private CapacitySearch search(Source.Drawn source, Candidate candidate, int draw) {
    StreamLevel level = Objects.requireNonNull(question.level());
    StreamSetting setting = question.setting(candidate, draw);
    return source.isClosedLoop()
        ? CapacitySearch.ofUsers(run(candidate), question.draw(source, draw), level, setting)
        : new CapacitySearch(
            run(candidate),
            question.draw(source, draw),
            level,
            setting,
            Objects.requireNonNull(bound).mostPerS());
  }

  private List<CurvePoint> curve(List<Rate> rates) {
    List<Callable<@Nullable Figures>> pieces = new ArrayList<>();
    for (Rate rate : rates) {
      for (Candidate candidate : byPromise) {
        for (int draw = 1; draw <= question.draws(); draw++) {
          int number = draw;
          if (made.has(candidate, rate, number)) {
            pieces.add(() -> figures(candidate, rate, number));
          } else {
            pieces.add(() -> null);
          }
        }
      }
    }
    long requests = (long) pieces.size() * question.source().count();
    List<@Nullable Figures> found = run(pieces, requests);
    List<CurvePoint> curve = new ArrayList<>();
    for (int r = 0; r < rates.size(); r++) {
      List<CurvePoint> ofRate = new ArrayList<>();
      for (Candidate candidate : question.candidates()) {
        List<Figures> own = untilNone(found, r, candidate);
        if (!own.isEmpty()) {
          ofRate.add(new CurvePoint(candidate, rates.get(r), own, false));
        }
      }
      curve.addAll(CurvePoint.marked(ofRate));
    }
    return curve;
  }

  /** What was found of the draws of a candidate at a rate, up to the first that was left out. */
  private <T> List<T> untilNone(List<@Nullable T> found, int rate, Candidate candidate) {
    int from = (rate * byPromise.size() + byPromise.indexOf(candidate)) * question.draws();
    List<T> own = new ArrayList<>();
    for (@Nullable T each : found.subList(from, from + question.draws())) {
      if (each == null) {
        break;
      }
      own.add(each);
    }
    return own;
  }

  private @Nullable Figures figures(Candidate candidate, Rate rate, int draw) {
    long begin = control.time().nanos();
    StreamResult result = served(candidate, rate, draw, control);
    longestS.accumulate((control.time().nanos() - begin) / 1e9);
    return result.isWhole() ? Figures.of(result, question.level(), bound) : null;
  }

  private StreamResult served(
      Candidate candidate, Rate rate, int draw, Control control, ExecutionListener... listeners) {
    Requests requests = question.requests(rate, draw);
    return run(candidate).run(requests, question.setting(candidate, draw), control, listeners);
  }

  /** Null if there is none, or no time to serve it again. */
  private StreamFindings.@Nullable Shown shown(List<CurvePoint> curve) {
    CurvePoint best = curve.stream().filter(CurvePoint::isBest).findFirst().orElse(null);
    if (best == null) {
      return null;
    }
    Candidate candidate = best.candidate();
    StageWindow window = question.stageWindow();
    BeyondGrid grid = new BeyondGrid(question.instance());
    String text = "serving the run of the tables once more%3$s";
    control.notified(new Stage(text, 1, question.source().count()));
    StreamResult again = served(candidate, best.rate(), 1, control.last(), window, grid);
    return again.isWhole()
        ? new StreamFindings.Shown(
            candidate, best.rate(), again, window.stages(), grid.warnings("run", again.spanS()))
        : null;
  }
}
