package sdedge.check.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.check.stream.Outcome;
import sdedge.check.stream.RunFigures;
import sdedge.check.stream.Service;
import sdedge.check.stream.Story;
import sdedge.check.stream.StreamExecution;
import sdedge.instance.Instance;
import sdedge.instance.Steps;

/** Serves the requests of a stream again. */
final class StreamRuns {
  private static final double EXPONENTIAL = Double.NaN;

  private final Instance instance;
  private final StreamSettings settings;
  private final @Nullable Requests traced;
  private final Map<Integer, Story> stories = new HashMap<>();
  private int served;
  private int left;

  /**
   * Requests as they arrive.
   *
   * @param tasks indices in the instance
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Requests(double[] arrivalsS, int[] tasks) {}

  /** How requests are served, and at which rate; null at once, or as a trace says. */
  record Way(StreamPolicy policy, int groups, @Nullable Double perS) {
    /** The same at another rate. */
    Way at(double otherPerS) {
      return new Way(policy, groups, otherPerS);
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

  /** What becomes of the requests; null if that is not computed again. */
  @Nullable Outcome outcome(Way way, int draw) {
    Requests requests = requests(way.perS, draw);
    boolean isMean = instance.speculation().steps() == Steps.MEAN;
    Service.Luck luck = isMean ? null : new Service.Luck(settings.seed(), Story.runOf(draw));
    Service service = way.policy.service(way.groups, settings.level(), luck);
    Outcome outcome =
        service == null
            ? null
            : StreamExecution.of(instance, requests.arrivalsS, requests.tasks, service);
    if (outcome == null || !outcome.isSure()) {
      left++;
    } else {
      served++;
    }
    return outcome;
  }

  /** What a run comes to; null if that is not known for sure. */
  @Nullable RunFigures figures(Way way, int draw) {
    Outcome outcome = outcome(way, draw);
    if (outcome == null || !outcome.isSure()) {
      return null;
    }
    Requests requests = requests(way.perS, draw);
    Level level = settings.level();
    return RunFigures.of(instance, requests.arrivalsS, requests.tasks, outcome, level);
  }

  /** What was done, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(served + (served == 1 ? " run" : " runs") + " served again");
    if (left > 0) {
      notes.add(left + " not: of replan, or decided by rounding");
    }
    return notes;
  }
}
