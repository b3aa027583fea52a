package sdedge.search.milp;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.control.Termination;

/** Has jobs solved by a worker, a new one whenever the last one had to be killed. */
final class WorkerClient implements AutoCloseable {
  private static final long POLL_MILLIS = 10;
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final Launcher launcher;
  private @Nullable WorkerProcess worker;

  WorkerClient(Launcher launcher) {
    this.launcher = launcher;
  }

  /**
   * The end of a job.
   *
   * @param answer the last word of the backend; its last incumbent if it was killed
   * @param stop why it was stopped; null if it was not
   */
  record Reply(SolverAnswer answer, @Nullable Termination stop) {}

  /**
   * Solves a job until the backend is done, or the control says stop: then the backend is asked for
   * what it has and killed if it does not answer at once.
   */
  Reply solve(Job job, Control control, Consumer<SolverAnswer> improved) {
    WorkerProcess process = running();
    process.start(job);
    SolverAnswer latest = SolverAnswer.stopped(0, 0);
    @Nullable Termination stop = null;
    long deadline = Long.MAX_VALUE;
    while (stop == null || System.nanoTime() < deadline) {
      SolverAnswer answer = process.poll(POLL_MILLIS);
      if (answer != null && answer.state() != SolverAnswer.State.IMPROVED) {
        return finish(answer, latest, stop);
      }
      if (answer != null) {
        latest =
            new SolverAnswer(
                SolverAnswer.State.STOPPED,
                answer.objective(),
                answer.bound(),
                answer.nodes(),
                answer.chosen(),
                "");
        improved.accept(answer);
      }
      if (stop == null) {
        stop = Thread.currentThread().isInterrupted() ? Termination.INTERRUPTED : control.stop();
        if (stop != null) {
          process.stop();
          deadline = System.nanoTime() + GRACE_NANOS;
        }
      }
    }
    close();
    return new Reply(latest, stop);
  }

  /**
   * A backend that fails when asked to stop, or that loses its incumbent, still leaves the last.
   */
  private Reply finish(SolverAnswer answer, SolverAnswer latest, @Nullable Termination stop) {
    boolean failed = answer.state() == SolverAnswer.State.FAILED;
    if (failed || stop != null) {
      close(); // the request to stop may still be on its way and would hit the next job
    }
    return stop != null && !answer.hasIncumbent()
        ? new Reply(failed || latest.hasIncumbent() ? latest : answer, stop)
        : new Reply(answer, stop);
  }

  private WorkerProcess running() {
    WorkerProcess process = worker;
    if (process == null || !process.isAlive()) {
      process = new WorkerProcess(launcher.command());
      worker = process;
    }
    return process;
  }

  /** Ends the worker. */
  @Override
  public void close() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }
}
