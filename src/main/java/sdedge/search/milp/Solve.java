package sdedge.search.milp;

import java.util.function.Consumer;

/** One run of a backend, in the worker. */
interface Solve {
  /** Solves; called once. Incumbents on the way may go to {@code improved}. */
  SolverAnswer run(Consumer<SolverAnswer> improved);

  /**
   * Asks a running solve to end with what it has; from any thread, at any time, without effect on
   * some.
   */
  void stop();

  /** The run of a job. Nothing native is touched before {@link #run}. */
  static Solve of(Job job) {
    return job.backend() == Backend.CPSAT ? new CpSatSolve(job) : new LinearSolve(job);
  }
}
