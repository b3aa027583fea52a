package sdedge.search.milp;

import java.util.List;
import java.util.function.Consumer;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;

/** Solves one problem: model, worker, and what the answer is worth. */
record ProblemSearch(WorkerClient client, Backend backend, MilpOptions options, Control control) {
  /** What floating-point backends may overstate a bound by. */
  private static final double BOUND_SLACK = 1e-6;

  /** What sums in another order may differ by. */
  private static final double ROUNDING = 1e-9;

  /** How closely the objective of an optimal plan must be its makespan. */
  private static final double AGREEMENT = 1e-5;

  /**
   * Solves a problem.
   *
   * @throws ModelAborted if the search must stop before there is any plan
   */
  ProblemResult run(ContiguousProblem problem) {
    HeapShare memory = new HeapShare();
    try {
      return run(problem, memory);
    } finally {
      memory.release();
    }
  }

  private ProblemResult run(ContiguousProblem problem, HeapShare memory) {
    List<BatchTimes> batches = BatchTimes.all(problem, memory, control);
    List<ShortestPaths> paths = ShortestPaths.of(problem.pipeline(), problem.size(), batches);
    WarmStart known = WarmStart.of(problem, paths, options.warmStart(), control);
    double pathS = paths.stream().mapToDouble(ShortestPaths::boundS).max().orElse(0);
    if (options.reduce()) {
      batches = useful(batches, paths, known.timeS());
    }
    try {
      Scaling scaling = Scaling.of(backend, problem, known.timeS());
      Formulation formulation =
          new Formulation(problem, batches, scaling, known.timeS(), memory, control);
      return solve(problem, formulation, scaling, known, pathS);
    } catch (ModelAborted aborted) {
      return ProblemResult.unsolved(known, pathS, aborted.reason());
    }
  }

  private ProblemResult solve(
      ContiguousProblem problem,
      Formulation formulation,
      Scaling scaling,
      WarmStart known,
      double pathS) {
    WorkerClient.Reply reply = client.solve(job(formulation, known), control, progress(scaling));
    SolverAnswer answer = reply.answer();
    double boundS = Math.max(pathS, boundS(scaling, answer.bound()));
    WarmStart best = known;
    String failure = answer.message();
    if (answer.hasIncumbent()) {
      WarmStart found = WarmStart.priced(problem, formulation.columns().partition(answer.chosen()));
      failure = disagreement(scaling, answer, found);
      best = found.timeS() <= known.timeS() ? found : known;
    }
    Termination termination =
        failure.isEmpty() ? termination(reply, answer) : Termination.INTERRUPTED;
    return new ProblemResult(
        best.cuts(),
        best.timeS(),
        scaling.seconds(answer.objective()),
        termination == Termination.COMPLETED ? best.timeS() : Math.min(best.timeS(), boundS),
        scaling.errorS(),
        answer.nodes(),
        formulation.model().columns(),
        formulation.model().rows(),
        termination,
        failure);
  }

  private Job job(Formulation formulation, WarmStart known) {
    Partition given = options.warmStart();
    Partition warm = given == null && options.hintHeuristic() ? known.cuts() : given;
    int[] hint = warm == null ? new int[0] : formulation.columns().chosen(warm);
    return new Job(backend, options.threads(), options.gap(), hint, formulation.model());
  }

  private Consumer<SolverAnswer> progress(Scaling scaling) {
    return found ->
        control.progress(scaling.seconds(found.objective()), boundS(scaling, found.bound()));
  }

  /** A backend whose optimum is not the makespan of its plan has not proved anything. */
  private String disagreement(Scaling scaling, SolverAnswer answer, WarmStart found) {
    double objectiveS = scaling.seconds(answer.objective());
    double allowedS = AGREEMENT * found.timeS() + scaling.errorS();
    if (answer.state() != SolverAnswer.State.OPTIMAL
        || Math.abs(objectiveS - found.timeS()) <= allowedS) {
      return "";
    }
    return backend.key() + " claims " + objectiveS + " s for a plan of " + found.timeS() + " s";
  }

  /** The batches that may be in a plan as fast as one known. */
  private static List<BatchTimes> useful(
      List<BatchTimes> batches, List<ShortestPaths> paths, double knownS) {
    double limitS = knownS * (1 + ROUNDING);
    return batches.stream()
        .filter(batch -> paths.stream().allMatch(path -> path.through(batch) <= limitS))
        .toList();
  }

  private Termination termination(WorkerClient.Reply reply, SolverAnswer answer) {
    if (answer.state() == SolverAnswer.State.OPTIMAL) {
      boolean proven = options.gap() == 0 || answer.bound() >= answer.objective();
      return proven ? Termination.COMPLETED : Termination.GAP;
    }
    Termination stop = reply.stop();
    return stop == null ? Termination.INTERRUPTED : stop; // the backend gave up by itself
  }

  private double boundS(Scaling scaling, double bound) {
    double seconds = scaling.seconds(bound);
    double slack = scaling.integral() ? scaling.errorS() : BOUND_SLACK * seconds;
    return Math.max(0, seconds - slack);
  }
}
