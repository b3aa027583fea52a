package sdedge.search.milp;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.DoubleParam;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a backend, in the worker, through the common interface of OR-Tools. Nothing native is
 * touched before {@link #run}.
 */
final class LinearSolve {
  private static final double HALF = 0.5;
  private static final double TOLERANCE = 1e-9;

  // donotmultaggr: its presolve may loop for ever on shortest paths; catchctrlc: signals are ours;
  // dualpresolving: with it a plan was called optimal that took twice as long as the best one.
  private static final String SCIP =
      """
      presolving/donotmultaggr = TRUE
      constraints/linear/dualpresolving = FALSE
      misc/catchctrlc = FALSE
      limits/absgap = 0
      numerics/feastol = 1e-9
      """;

  // Of whole numbers, however large: times are.
  private static final String SAT =
      "catch_sigint_signal:false,mip_max_bound:1e17,relative_gap_limit:%s";

  private final Job job;
  private MPConstraint[] rows = {};
  private @Nullable MPSolver running;
  private boolean stopped;

  LinearSolve(Job job) {
    this.job = job;
  }

  /** Solves; called once. */
  SolverAnswer run() {
    String name = isIntegral() ? "SAT" : job.backend().name();
    MPSolver solver = MPSolver.createSolver(name);
    if (solver == null) {
      return SolverAnswer.failed("OR-Tools has no " + job.backend().key() + " on this platform");
    }
    MPSolverParameters parameters = new MPSolverParameters();
    try {
      MPVariable[] columns = build(solver);
      configure(solver, parameters);
      hint(solver, columns);
      synchronized (this) {
        if (stopped) {
          return SolverAnswer.stopped(0, 0);
        }
        running = solver;
      }
      MPSolver.ResultStatus status = solver.solve(parameters);
      synchronized (this) {
        running = null;
      }
      return answer(solver, columns, status);
    } finally {
      parameters.delete();
      solver.delete(); // its native memory is invisible to the garbage collector
    }
  }

  /** Whether all columns are whole numbers, as all that they are multiplied by: for CP-SAT. */
  private boolean isIntegral() {
    return job.backend() == Backend.CPSAT;
  }

  /**
   * Asks a running solve to end with what it has; from any thread, at any time, without effect on
   * some.
   */
  synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.interruptSolve();
    }
  }

  private MPVariable[] build(MPSolver solver) {
    LinearModel model = job.model();
    rows = new MPConstraint[model.rows()];
    MPVariable[] columns = new MPVariable[model.columns()];
    for (int c = 0; c < columns.length; c++) {
      // CBC ends the process on duplicate names.
      boolean isWhole = model.isBinary(c) || isIntegral();
      double upper = isWhole ? Math.ceil(model.upper(c)) : model.upper(c);
      columns[c] = solver.makeVar(0, upper, isWhole, "c" + c);
      if (model.cost(c) != 0) {
        solver.objective().setCoefficient(columns[c], model.cost(c));
      }
    }
    solver.objective().setMinimization();
    for (int r = 0; r < model.rows(); r++) {
      double upper = model.isEquation(r) ? model.lower(r) : MPSolver.infinity();
      MPConstraint row = solver.makeConstraint(model.lower(r), upper, "r" + r);
      for (int e = model.begin(r); e < model.begin(r + 1); e++) {
        row.setCoefficient(columns[model.column(e)], model.value(e));
      }
      rows[r] = row;
    }
    return columns;
  }

  private void configure(MPSolver solver, MPSolverParameters parameters) {
    solver.suppressOutput();
    if (isIntegral()) {
      solver.setNumThreads(job.threads());
      solver.setSolverSpecificParametersAsString(SAT.formatted(job.gap()));
      return;
    }
    parameters.setDoubleParam(DoubleParam.RELATIVE_MIP_GAP, job.gap());
    if (job.backend() == Backend.HIGHS) {
      // The gap among the common parameters does not reach it. Tolerances stay as they are: with a
      // tighter one for integers it discards solutions and calls the next best optimal.
      solver.setSolverSpecificParametersAsString("mip_rel_gap=" + job.gap() + "\nmip_abs_gap=0\n");
      return;
    }
    if (job.backend() == Backend.GLOP) {
      return; // as it is set: with tighter tolerances it gives up on degenerate programs
    }
    parameters.setDoubleParam(DoubleParam.PRIMAL_TOLERANCE, TOLERANCE);
    if (job.backend() == Backend.SCIP) {
      solver.setSolverSpecificParametersAsString(SCIP);
    }
  }

  private void hint(MPSolver solver, MPVariable[] columns) {
    if (job.hint().length == 0 || !job.backend().takesHints()) {
      return;
    }
    double[] values = new double[columns.length];
    Arrays.stream(job.hint()).forEach(column -> values[column] = 1);
    int[] binary =
        IntStream.range(0, columns.length).filter(c -> job.model().isBinary(c)).toArray();
    solver.setHint(
        Arrays.stream(binary).mapToObj(c -> columns[c]).toArray(MPVariable[]::new),
        Arrays.stream(binary).mapToDouble(c -> values[c]).toArray());
  }

  private SolverAnswer answer(MPSolver solver, MPVariable[] columns, MPSolver.ResultStatus status) {
    if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
      if (status == MPSolver.ResultStatus.INFEASIBLE) {
        return SolverAnswer.infeasible();
      }
      return status == MPSolver.ResultStatus.NOT_SOLVED
          ? SolverAnswer.stopped(0, 0)
          : SolverAnswer.failed(job.backend().key() + " ended with status " + status);
    }
    double objective = solver.objective().value();
    int[] chosen =
        IntStream.range(0, columns.length)
            .filter(c -> job.model().isBinary(c) && columns[c].solutionValue() > HALF)
            .toArray();
    boolean optimal = status == MPSolver.ResultStatus.OPTIMAL;
    return new SolverAnswer(
        optimal ? SolverAnswer.State.OPTIMAL : SolverAnswer.State.STOPPED,
        objective,
        bound(solver, objective, optimal),
        solver.nodes(),
        chosen,
        optimal ? duals() : new double[0],
        "");
  }

  /** What one more of what each row asks for costs; only of linear programs. */
  private double[] duals() {
    return job.backend() == Backend.GLOP
        ? Arrays.stream(rows).mapToDouble(MPConstraint::dualValue).toArray()
        : new double[0];
  }

  /** Only the bounds of SCIP and CP-SAT are ones; the others repeat the objective. */
  private double bound(MPSolver solver, double objective, boolean optimal) {
    if (job.backend() == Backend.SCIP || isIntegral()) {
      return Math.min(objective, solver.objective().bestBound());
    }
    return optimal ? objective * (1 - job.gap()) : 0;
  }
}
