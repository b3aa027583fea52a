package sdedge.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.StatusLine;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.TimeLeft;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.study.experiment.ExperimentKind;
import sdedge.study.experiment.Point;
import sdedge.study.experiment.Runner;
import sdedge.study.experiment.Trial;
import sdedge.study.experiment.TrialResult;

/**
 * Says how many trials an experiment has, how long they may take once each method has made its
 * first, and how it advances: a trial is expected to take as long as the last of the same method at
 * the same point, or else as long per task as those of its method did.
 */
final class TrialProgress implements Runner.Listener, AutoCloseable {
  private static final double WORTH_SAYING_S = 2;

  private final Terminal terminal;
  private final Warnings warnings;
  private final ExperimentKind kind;
  private final ToIntFunction<Point> tasks;
  private final @Nullable Least least;
  private final StatusLine.Work line;
  private boolean isSaid;
  private final AtomicInteger failed = new AtomicInteger();
  private volatile List<Trial> trials = List.of();
  private volatile TimeLeft timeLeft;

  /** How long trials take at least, about. */
  interface Least {
    /** Seconds. */
    double of(List<Trial> trials) throws InvalidInputException;
  }

  /**
   * @param tasks how many tasks the instance of a point has
   * @param least to be said at the beginning; null to say nothing then
   */
  TrialProgress(
      Terminal terminal,
      Warnings warnings,
      ExperimentKind kind,
      ToIntFunction<Point> tasks,
      @Nullable Least least) {
    this.terminal = terminal;
    this.warnings = warnings;
    this.kind = kind;
    this.tasks = tasks;
    this.least = least;
    timeLeft = new TimeLeft(terminal.time(), 0);
    line = terminal.status().show(this::text);
  }

  @Override
  public void begin(List<Trial> all, int present) throws InvalidInputException {
    if (least != null && all.size() + present > 1) {
      String before = present > 0 ? ", " + present + " are there already" : "";
      String atLeast =
          all.isEmpty() ? "" : ", at least about " + Human.duration(Math.max(1, least.of(all)));
      terminal.say(all.size() + " " + kind.trials + before + atLeast);
    }
    timeLeft = new TimeLeft(terminal.time(), all.stream().map(this::piece).toList());
    trials = all;
  }

  /** Of a benchmark, a trial does the same again in each repeat. */
  private TimeLeft.Piece piece(Trial trial) {
    Object like = kind == ExperimentKind.BENCH ? name(trial) : null;
    return new TimeLeft.Piece(method(trial), like, tasks.applyAsInt(trial.point()));
  }

  @Override
  public void before(Trial trial) {
    Double leftS = isSaid ? null : timeLeft.seconds();
    if (leftS != null) {
      isSaid = true;
      if (leftS >= WORTH_SAYING_S) {
        String left = Human.duration(leftS) + " for " + (trials.size() - timeLeft.done());
        terminal.say("about " + left + " more, as the first took");
      }
    }
  }

  private String text() {
    int done = timeLeft.done();
    if (done >= trials.size()) {
      return "";
    }
    Trial trial = trials.get(done);
    return (done + "/" + trials.size() + " " + kind.trials)
        + (failed.get() > 0 ? ", " + failed + " failed" : "")
        + timeLeft.text()
        + (trial.isWarmup() ? ", warming up " : ", now ")
        + (kind == ExperimentKind.SWEEP ? trial.point() : name(trial));
  }

  /** Warns once per file, since the plans of its points are much alike. */
  @Override
  public void after(Trial trial, TrialResult result) throws InvalidInputException {
    timeLeft.next();
    if (!trial.isWarmup() && result.error() != null) {
      failed.incrementAndGet();
    }
    String place = kind == ExperimentKind.SWEEP ? trial.point() + " " + method(trial) : file(trial);
    warnings.take(file(trial), place, result.warnings());
  }

  private static String file(Trial trial) {
    return String.valueOf(trial.point().file());
  }

  private static String method(Trial trial) {
    return trial.method().key();
  }

  private static String name(Trial trial) {
    return file(trial) + " " + method(trial);
  }

  @Override
  public void close() {
    line.close();
  }
}
