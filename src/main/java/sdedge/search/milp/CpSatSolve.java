package sdedge.search.milp;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** CP-SAT on a model whose coefficients are integers. */
final class CpSatSolve implements Solve {
  private final Job job;
  private final LinearModel model;
  private final CpSolver solver = new CpSolver();
  private volatile boolean stopped;

  CpSatSolve(Job job) {
    this.job = job;
    model = job.model();
  }

  @Override
  public SolverAnswer run(Consumer<SolverAnswer> improved) {
    CpModel program = new CpModel();
    IntVar[] columns = build(program);
    solver
        .getParameters()
        .setNumWorkers(job.threads())
        .setRelativeGapLimit(job.gap())
        .setCatchSigintSignal(false);
    if (stopped) {
      return SolverAnswer.stopped(0, 0);
    }
    CpSolverStatus status = solver.solve(program, new Watch(columns, improved));
    return switch (status) {
      case OPTIMAL -> answer(SolverAnswer.State.OPTIMAL, columns, solver::value);
      case FEASIBLE -> answer(SolverAnswer.State.STOPPED, columns, solver::value);
      case UNKNOWN ->
          SolverAnswer.stopped(Math.max(0, solver.bestObjectiveBound()), solver.numBranches());
      case INFEASIBLE -> SolverAnswer.infeasible();
      default -> SolverAnswer.failed("cpsat ended with status " + status);
    };
  }

  @Override
  public void stop() {
    stopped = true;
    solver.stopSearch();
  }

  private IntVar[] build(CpModel program) {
    IntVar[] columns = new IntVar[model.columns()];
    LinearExprBuilder objective = LinearExpr.newBuilder();
    boolean[] hinted = new boolean[columns.length];
    Arrays.stream(job.hint()).forEach(column -> hinted[column] = true);
    for (int c = 0; c < columns.length; c++) {
      if (model.isBinary(c)) {
        BoolVar decision = program.newBoolVar("");
        if (job.hint().length > 0) {
          program.addHint(decision, hinted[c]);
        }
        columns[c] = decision;
      } else {
        columns[c] = program.newIntVar(0, (long) Math.ceil(model.upper(c)), "");
      }
      if (model.cost(c) != 0) {
        objective.addTerm(columns[c], Math.round(model.cost(c)));
      }
    }
    for (int r = 0; r < model.rows(); r++) {
      LinearExprBuilder row = LinearExpr.newBuilder();
      for (int e = model.begin(r); e < model.begin(r + 1); e++) {
        row.addTerm(columns[model.column(e)], Math.round(model.value(e)));
      }
      long lower = Math.round(model.lower(r));
      program.addLinearConstraint(row, lower, model.isEquation(r) ? lower : Long.MAX_VALUE);
    }
    program.minimize(objective);
    return columns;
  }

  private SolverAnswer answer(
      SolverAnswer.State state, IntVar[] columns, ToLongFunction<LinearArgument> values) {
    int[] chosen =
        IntStream.range(0, columns.length)
            .filter(c -> model.isBinary(c) && values.applyAsLong(columns[c]) == 1)
            .toArray();
    boolean done = state != SolverAnswer.State.IMPROVED;
    return new SolverAnswer(
        state,
        done ? solver.objectiveValue() : 0,
        done ? solver.bestObjectiveBound() : 0,
        done ? solver.numBranches() : 0,
        chosen,
        "");
  }

  private final class Watch extends CpSolverSolutionCallback {
    private final IntVar[] columns;
    private final Consumer<SolverAnswer> improved;

    Watch(IntVar[] columns, Consumer<SolverAnswer> improved) {
      this.columns = columns;
      this.improved = improved;
    }

    @Override
    @SuppressWarnings("CatchAndPrintStackTrace") // an exception here would end the process
    public void onSolutionCallback() {
      try {
        SolverAnswer found = answer(SolverAnswer.State.IMPROVED, columns, this::value);
        improved.accept(
            new SolverAnswer(
                found.state(),
                objectiveValue(),
                Math.max(0, bestObjectiveBound()),
                numBranches(),
                found.chosen(),
                ""));
      } catch (RuntimeException lost) {
        lost.printStackTrace();
      }
    }
  }
}
