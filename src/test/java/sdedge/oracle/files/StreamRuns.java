package sdedge.oracle.files;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.oracle.stream.Level;
import sdedge.oracle.stream.Outcome;
import sdedge.oracle.stream.RunAgain;
import sdedge.oracle.stream.Service;
import sdedge.oracle.stream.Story;
import sdedge.oracle.stream.StreamAnswers;
import sdedge.oracle.stream.StreamChance;
import sdedge.oracle.stream.StreamService;
import sdedge.plan.GroupService;

/** Draws the requests of a stream and serves them again. */
final class StreamRuns {
  private static final double EXPONENTIAL = Double.NaN;

  private final Instance instance;
  private final RunOptions.OfStream settings;
  private final @Nullable Requests traced;
  private final Map<Integer, Story> stories = new HashMap<>();
  private final Map<StreamWay, RunAgain> firsts = new HashMap<>();

  /**
   * Requests as they arrive.
   *
   * @param tasks indices in the instance
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  record Requests(double[] arrivalsS, int[] tasks) {}

  /**
   * @param traced the requests of a trace; null if they are drawn
   */
  StreamRuns(Instance instance, RunOptions.OfStream settings, @Nullable Requests traced) {
    this.instance = instance;
    this.settings = settings;
    this.traced = traced;
  }

  /** The requests of a draw, from 1. */
  Requests requests(StreamWay way, int draw) {
    if (traced != null) {
      return traced;
    }
    Story story = stories.computeIfAbsent(draw, this::story);
    Double perS = way.perS();
    return way.users() != null
        ? closedLoop(way, way.users(), story.tasks(), draw)
        : new Requests(perS == null ? story.atOnce() : story.at(perS), story.tasks());
  }

  /**
   * Arrivals of users who wait for answers, one after the other: who comes when the answer j is
   * complete changes nothing before, so that it is complete as if nobody else came.
   */
  private Requests closedLoop(StreamWay way, int users, int[] tasks, int draw) {
    double[] arrivalsS = new double[tasks.length];
    for (int r = users; r < tasks.length; r++) {
      int[] known = Arrays.copyOf(tasks, r);
      double[] knownS = Arrays.copyOf(arrivalsS, r);
      List<Outcome.RequestTimes> served =
          service(way, tasks, draw).serve(instance, knownS, known).served();
      double[] completeS = new double[r];
      Arrays.setAll(completeS, k -> knownS[k] + served.get(k).completeS());
      Arrays.sort(completeS);
      arrivalsS[r] = completeS[r - users];
    }
    return new Requests(arrivalsS, tasks);
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
  RunAgain run(StreamWay way, int draw) {
    return draw == 1 ? firsts.computeIfAbsent(way, each -> served(each, 1)) : served(way, draw);
  }

  private RunAgain served(StreamWay way, int draw) {
    Requests requests = requests(way, draw);
    Level level = settings.level();
    StreamService service = service(way, requests.tasks, draw);
    RunAgain run =
        RunAgain.of(
            instance,
            requests.arrivalsS,
            requests.tasks,
            service,
            answers(requests.tasks, draw),
            level,
            settings.firstInWindow());
    Integer users = way.users();
    return users == null ? run : run.ofUsers(users, requests.arrivalsS);
  }

  /** What comes as answers to the requests of a draw. */
  StreamAnswers answers(int[] tasks, int draw) {
    return StreamAnswers.of(instance, tasks, settings.seed(), draw);
  }

  private StreamService service(StreamWay way, int[] tasks, int draw) {
    Level level = settings.level();
    boolean isMean = instance.speculation().steps() == Steps.MEAN;
    StreamChance.Seed steps =
        isMean ? null : new StreamChance.Seed(settings.seed(), Story.runOf(draw));
    GroupService.GroupRule group =
        new GroupService.GroupRule(Integer.MAX_VALUE, way.policy().length());
    Service how =
        new Service(
            way.modes(),
            Collections.nCopies(way.groups(), group),
            new StreamChance(answers(tasks, draw), steps));
    StreamService.Pace pace =
        way.policy().word().equals("paced") && level != null
            ? new StreamService.Pace(level.tpotS(), level.share())
            : null;
    return new StreamService(how, pace, way.policy().joins());
  }
}
