package sdedge.search.milp;

import java.util.concurrent.TimeUnit;
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
   * @param answer the last word of the backend; nothing found if it was killed
   * @param stop why it was stopped; null if it was not
   */
  record Reply(SolverAnswer answer, @Nullable Termination stop) {}

  /**
   * Solves a job until the backend is done, or the control says stop: then the backend is asked for
   * what it has and killed if it does not answer at once.
   */
  Reply solve(Job job, Control control) {
    WorkerProcess process = running();
    process.start(job);
    @Nullable Termination stop = null;
    long deadline = Long.MAX_VALUE;
    while (stop == null || System.nanoTime() < deadline) {
      SolverAnswer answer = process.poll(POLL_MILLIS);
      if (answer != null) {
        return finish(answer, stop);
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
    return new Reply(SolverAnswer.stopped(0, 0), stop);
  }

  /** A backend that fails when asked to stop has found nothing. */
  private Reply finish(SolverAnswer answer, @Nullable Termination stop) {
    boolean failed = answer.state() == SolverAnswer.State.FAILED;
    if (failed || stop != null) {
      close(); // the request to stop may still be on its way and would hit the next job
    }
    return new Reply(failed && stop != null ? SolverAnswer.stopped(0, 0) : answer, stop);
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
