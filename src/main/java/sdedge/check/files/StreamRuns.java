package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.check.stream.Outcome;
import sdedge.check.stream.RunFigures;
import sdedge.check.stream.Service;
import sdedge.check.stream.Story;
import sdedge.check.stream.StreamExecution;
import sdedge.check.stream.StretchNotes;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** Serves the requests of a stream again. */
final class StreamRuns {
  private static final double EXPONENTIAL = Double.NaN;
  private static final int MOST_SIDE_BY_SIDE = 100_000; // requests of a run

  private final Instance instance;
  private final StreamSettings settings;
  private final @Nullable Requests traced;
  private final Map<Integer, Story> stories = new HashMap<>();
  private final Map<Run, Made> known = new HashMap<>();
  private int served;
  private int left;

  /**
   * Requests as they arrive.
   *
   * @param tasks indices in the instance
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Requests(double[] arrivalsS, int[] tasks) {}

  /** A run that was made; null figures if they are not known for sure. */
  private record Made(@Nullable RunFigures figures) {}

  /**
   * How requests are served, with which modes loaded, and at which rate; null at once, or as a
   * trace says.
   */
  record Way(StreamPolicy policy, int groups, Set<String> modes, @Nullable Double perS) {
    /** The same at another rate. */
    Way at(double otherPerS) {
      return new Way(policy, groups, modes, otherPerS);
    }
  }

  /**
   * @param traced the requests of a trace; null if they are drawn
   */
  StreamRuns(Instance instance, StreamSettings settings, @Nullable Requests traced) {
    this.instance = instance;
    this.settings = settings;
    this.traced = traced;
  }

  /** The requests of a draw, from 1. */
  Requests requests(@Nullable Double perS, int draw) {
    if (traced != null) {
      return traced;
    }
    Story story = stories.computeIfAbsent(draw, this::story);
    return new Requests(perS == null ? story.atOnce() : story.at(perS), story.tasks());
  }

  private Story story(int draw) {
    Double variation = settings.variation();
    return Story.of(
        variation == null ? EXPONENTIAL : variation,
        settings.requests(),
        instance.tasks().size(),
        settings.seed(),
        draw);
  }

  /** A run of a draw. */
  record Run(Way way, int draw) {}

  /** Makes runs whose figures will be asked for, side by side; long ones take memory one by one. */
  void ahead(List<Run> wanted) {
    if (wanted.isEmpty() || settings.requests() > MOST_SIDE_BY_SIDE) {
      return;
    }
    wanted.forEach(run -> requests(run.way.perS, run.draw)); // each draw is drawn once, here
    List<Run> all = wanted.stream().distinct().toList();
    List<Made> made = all.parallelStream().map(this::made).toList();
    for (int i = 0; i < all.size(); i++) {
      known.put(all.get(i), made.get(i));
    }
  }

  private Made made(Run run) {
    Outcome outcome = again(run.way, run.draw, null);
    return new Made(figures(run, outcome));
  }

  /** What becomes of the requests. */
  Outcome outcome(Way way, int draw, StretchNotes stretch) {
    Outcome outcome = again(way, draw, stretch);
    count(outcome.isSure());
    return outcome;
  }

  private void count(boolean isSure) {
    served += isSure ? 1 : 0;
    left += isSure ? 0 : 1;
  }

  private Outcome again(Way way, int draw, @Nullable StretchNotes stretch) {
    Requests requests = requests(way.perS, draw);
    boolean isMean = instance.speculation().steps() == Steps.MEAN;
    Service.Seed seed = isMean ? null : new Service.Seed(settings.seed(), Story.runOf(draw));
    Service service = way.policy.service(way.modes, way.groups, settings.level(), seed);
    return StreamExecution.of(instance, requests.arrivalsS, requests.tasks, service, stretch);
  }

  /** What a run comes to; null if that is not known for sure. */
  @Nullable RunFigures figures(Way way, int draw) {
    Run run = new Run(way, draw);
    Made there = known.get(run);
    Made made = there == null ? made(run) : there;
    count(made.figures != null);
    return made.figures;
  }

  private @Nullable RunFigures figures(Run run, Outcome outcome) {
    if (!outcome.isSure()) {
      return null;
    }
    Requests requests = requests(run.way.perS, run.draw);
    Level level = settings.level();
    return RunFigures.of(instance, requests.arrivalsS, requests.tasks, outcome, level);
  }

  /** What was done, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(served + (served == 1 ? " run" : " runs") + " served again");
    if (left > 0) {
      notes.add(left + " not: decided by rounding");
    }
    return notes;
  }
}
