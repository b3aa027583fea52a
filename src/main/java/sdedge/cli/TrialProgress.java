package sdedge.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sdedge.cli.terminal.Terminal;
import sdedge.cli.terminal.WorkProgress;
import sdedge.cli.terminal.WorkProgress.StageProgress;
import sdedge.document.Human;
import sdedge.document.InvalidInputException;
import sdedge.study.experiment.Experiment.ExperimentKind;
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
  private final Inputs inputs;
  private final ExperimentKind kind;
  private final ToIntFunction<Point> tasks;
  private final @Nullable Least least;
  private final WorkProgress progress;
  private final AtomicInteger failed = new AtomicInteger();
  private @Nullable StageProgress trials; // null before they begin
  private boolean isSaid;

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
      Inputs inputs,
      ExperimentKind kind,
      ToIntFunction<Point> tasks,
      @Nullable Least least) {
    this.terminal = terminal;
    this.inputs = inputs;
    this.kind = kind;
    this.tasks = tasks;
    this.least = least;
    progress = new WorkProgress(terminal, "", this::failures).show();
  }

  @Override
  public void begin(List<Trial> all, int present) throws InvalidInputException {
    if (least != null && all.size() + present > 1) {
      String before = present > 0 ? ", " + present + " are there already" : "";
      String atLeast =
          all.isEmpty() ? "" : ", at least about " + Human.duration(Math.max(1, least.of(all)));
      terminal.say(all.size() + " " + kind.trials + before + atLeast);
    }
    trials =
        progress.begin(
            "%s/%s " + kind.trials + "%6$s%3$s, %5$s", all.stream().map(this::piece).toList());
  }

  /** Of a benchmark, a trial does the same again in each repeat. */
  private StageProgress.Piece piece(Trial trial) {
    String shown = kind == ExperimentKind.SWEEP ? trial.point().toString() : name(trial);
    return new StageProgress.Piece(
        (trial.isWarmup() ? "warming up " : "now ") + shown,
        method(trial),
        kind == ExperimentKind.BENCH ? name(trial) : "",
        tasks.applyAsInt(trial.point()));
  }

  private String failures() {
    return failed.get() > 0 ? ", " + failed + " failed" : "";
  }

  @Override
  public void before(Trial trial) {
    StageProgress stage = trials;
    Double leftS = isSaid || stage == null ? null : stage.seconds();
    if (stage != null && leftS != null) {
      isSaid = true;
      if (leftS >= WORTH_SAYING_S) {
        String left = Human.duration(leftS) + " for " + stage.left();
        terminal.say("about " + left + " more, as the first took");
      }
    }
  }

  /** Warns once per file, since the plans of its points are much alike. */
  @Override
  public void after(Trial trial, TrialResult result) throws InvalidInputException {
    progress.next();
    if (!trial.isWarmup() && result.error() != null) {
      failed.incrementAndGet();
    }
    String place = kind == ExperimentKind.SWEEP ? trial.point() + " " + method(trial) : file(trial);
    inputs.warn(file(trial), place, result.warnings());
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
    progress.close();
  }
}
