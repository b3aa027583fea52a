package sdedge.search.milp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.search.ContiguousProblem;
import sdedge.search.Control;
import sdedge.search.Partition;
import sdedge.search.Termination;

/** Solves one problem: model, worker, and what the answer is worth. */
final class ProblemSearch {
  /** What floating-point backends may overstate a bound by. */
  private static final double BOUND_SLACK = 1e-6;

  /** What sums in another order may differ by. */
  private static final double ROUNDING = 1e-9;

  private final WorkerClient client;
  private final Backend backend;
  private final MilpOptions options;
  private final Control control;

  ProblemSearch(WorkerClient client, Backend backend, MilpOptions options, Control control) {
    this.client = client;
    this.backend = backend;
    this.options = options;
    this.control = control;
  }

  ProblemResult run(ContiguousProblem problem) {
    List<BatchTimes> batches = BatchTimes.all(problem);
    List<ShortestPaths> paths = ShortestPaths.of(problem.pipeline(), problem.size(), batches);
    FirstPlan begin = FirstPlan.of(problem, paths, options.warmStart());
    if (options.reduce()) {
      batches = useful(batches, paths, begin.timeS());
    }
    Scaling scaling = Scaling.of(backend, problem, begin.timeS());
    Formulation formulation = new Formulation(problem, batches, scaling, begin.timeS());
    Partition warm = options.warmStart();
    int[] hint = warm == null ? new int[0] : formulation.columns().chosen(warm);
    Job job = new Job(backend, options.threads(), options.gap(), hint, formulation.model());
    WorkerClient.Reply reply =
        client.solve(
            job,
            control,
            found ->
                control.progress(
                    scaling.seconds(found.objective()), boundS(scaling, found.bound())));
    Answer answer = reply.answer();
    @Nullable Partition cuts =
        answer.hasIncumbent() ? formulation.columns().partition(answer.chosen()) : null;
    double timeS = cuts == null ? 0 : FirstPlan.makespanS(problem, cuts);
    Termination termination = termination(reply, answer);
    if (cuts == null || (timeS > begin.timeS() && termination != Termination.COMPLETED)) {
      cuts = begin.cuts();
      timeS = begin.timeS();
    }
    double pathS = paths.stream().mapToDouble(ShortestPaths::boundS).max().orElse(0);
    double boundS = Math.max(pathS, boundS(scaling, answer.bound()));
    return new ProblemResult(
        cuts,
        timeS,
        scaling.seconds(answer.objective()),
        termination == Termination.COMPLETED ? timeS : Math.min(timeS, boundS),
        scaling.errorS(),
        answer.nodes(),
        job.model().columns(),
        job.model().rows(),
        termination,
        answer.message());
  }

  /** The batches that may be in a plan as fast as one known. */
  private static List<BatchTimes> useful(
      List<BatchTimes> batches, List<ShortestPaths> paths, double knownS) {
    double limitS = knownS * (1 + ROUNDING);
    return batches.stream()
        .filter(batch -> paths.stream().allMatch(path -> path.through(batch) <= limitS))
        .toList();
  }

  private Termination termination(WorkerClient.Reply reply, Answer answer) {
    if (answer.state() == Answer.State.OPTIMAL) {
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
