package sdedge.search.milp;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import sdedge.control.Control;
import sdedge.control.HeapShare;
import sdedge.control.Termination;
import sdedge.instance.DraftChoice;
import sdedge.search.milp.Milp.MilpOptions;
import sdedge.search.milp.Milp.ProblemResult;
import sdedge.search.problem.ContiguousProblem;
import sdedge.search.problem.Partition;
import sdedge.timeline.Timeline;

/** Solves one problem: model, worker, and what the answer is worth. */
record ProblemSearch(WorkerClient client, Backend backend, MilpOptions options, Control control) {
  /** Of those that may be in a plan as fast as the best one known: what backends can hold. */
  private static final int MOST_PAIRS = 2_000_000;

  /** By how much a plan must be faster than one before for pairs to be looked at again. */
  private static final double WORTH_ANOTHER_LOOK = 1e-4;

  /** What floating-point backends may overstate a bound by. */
  private static final double BOUND_SLACK = 1e-6;

  /** How closely the objective of an optimal plan must be its makespan. */
  private static final double AGREEMENT = 1e-5;

  /** What is known of a problem before a backend sees it: a plan, and that none is faster. */
  record Known(WarmStart plan, double boundS) {}

  /**
   * The best simple plan of a problem, and the bound of its shortest paths.
   *
   * @throws ModelAborted if the search must stop before there is any plan
   */
  Known known(ContiguousProblem problem) {
    HeapShare memory = new HeapShare();
    try {
      BatchPairs pairs = BatchPairs.of(problem, memory, control);
      List<PairPaths> paths = pairs.paths();
      WarmStart plan = WarmStart.of(pairs, paths, control);
      return new Known(plan, PairPaths.boundS(paths));
    } finally {
      memory.release();
    }
  }

  /**
   * Solves a problem.
   *
   * @param bestS of all plans known of this and other problems, which others must not exceed
   */
  ProblemResult run(ContiguousProblem problem, Known known, double bestS) {
    HeapShare memory = new HeapShare();
    try {
      return run(problem, known, bestS, memory);
    } catch (ModelAborted aborted) {
      return ProblemResult.unsolved(known.plan, known.boundS, aborted.reason());
    } finally {
      memory.release();
    }
  }

  private ProblemResult run(
      ContiguousProblem problem, Known before, double bestS, HeapShare memory) {
    // Again, since the graphs of all problems together may not fit.
    BatchPairs pairs = BatchPairs.of(problem, memory, control);
    List<PairPaths> paths = pairs.paths();
    double limitS = limitS(bestS);
    UsefulPairs useful = new UsefulPairs(pairs, paths, limitS, control);
    Partition along = useful.plan();
    WarmStart found = along == null ? before.plan : WarmStart.priced(problem, along);
    WarmStart plan = found.timeS() < before.plan.timeS() ? found : before.plan;
    if (options.reduce() && plan.timeS() < bestS * (1 - WORTH_ANOTHER_LOOK)) {
      limitS = limitS(plan.timeS());
      useful = new UsefulPairs(pairs, paths, limitS, control);
    }
    Known known = new Known(plan, Math.max(before.boundS, useful.boundS()));
    if (options.reduce() && known.boundS >= Math.min(bestS, plan.timeS()) * (1 - Milp.ROUNDING)) {
      return ProblemResult.unsolved(plan, known.boundS, Termination.COMPLETED); // as it is proven
    } else if (useful.count() > MOST_PAIRS) {
      return ProblemResult.unsolved(plan, known.boundS, Termination.MEMORY_LIMIT);
    }
    Scaling scaling = Scaling.of(backend, problem, plan.timeS());
    Formulation formulation =
        new Formulation(pairs, useful, scaling, plan.timeS(), memory, control);
    return solve(problem, formulation, scaling, known, limitS);
  }

  /** What no plan that is of use exceeds. */
  private double limitS(double bestS) {
    return options.reduce() ? bestS * (1 + Milp.ROUNDING) : Double.POSITIVE_INFINITY;
  }

  private ProblemResult solve(
      ContiguousProblem problem,
      Formulation formulation,
      Scaling scaling,
      Known before,
      double limitS) {
    WarmStart known = before.plan;
    WorkerClient.Reply reply = client.solve(job(formulation, known), control);
    SolverAnswer answer = reply.answer();
    if (answer.state() == SolverAnswer.State.INFEASIBLE && known.timeS() > limitS) {
      return ProblemResult.unsolved(known, limitS, Termination.COMPLETED); // others are faster
    } else if (answer.state() == SolverAnswer.State.INFEASIBLE) {
      answer = SolverAnswer.failed(denial(known));
    }
    double boundS = Math.max(before.boundS, boundS(scaling, answer.bound()));
    WarmStart best = known;
    String failure = answer.message();
    if (answer.hasIncumbent()) {
      WarmStart found = WarmStart.priced(problem, formulation.partition(answer.chosen()));
      failure = disagreement(scaling, answer, found, known);
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
        termination,
        failure);
  }

  private Job job(Formulation formulation, WarmStart known) {
    int[] hint = options.hints() ? formulation.chosen(known.cuts()) : new int[0];
    return new Job(backend, options.threads(), options.gap(), hint, formulation.model());
  }

  /**
   * A backend whose optimum is not the makespan of its plan, or that of a plan slower than one
   * known, has not proved anything.
   */
  private String disagreement(
      Scaling scaling, SolverAnswer answer, WarmStart found, WarmStart known) {
    double objectiveS = scaling.seconds(answer.objective());
    double allowedS = AGREEMENT * found.timeS() + scaling.errorS();
    if (answer.state() != SolverAnswer.State.OPTIMAL) {
      return "";
    } else if (objectiveS * (1 - options.gap()) > known.timeS() + allowedS) {
      return backend.key()
          + " claims "
          + objectiveS
          + " s, and a plan takes "
          + known.timeS()
          + " s";
    } else if (Math.abs(objectiveS - found.timeS()) <= allowedS) {
      return "";
    }
    return backend.key() + " claims " + objectiveS + " s for a plan of " + found.timeS() + " s";
  }

  /** A backend to which there is no plan, though the model has a known one. */
  private String denial(WarmStart known) {
    return backend.key() + " claims that there is no plan, and one takes " + known.timeS() + " s";
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

  /**
   * A plan and its makespan. A search begins with one, to leave out what no faster plan has, and in
   * case a backend loses what it found.
   *
   * @param timeS its makespan
   */
  record WarmStart(Partition cuts, double timeS) {
    private static final int MOST_BATCHES = 4;

    /**
     * The best of simple plans: cohorts as large as may be, each in a few batches of equal size and
     * length, or the batches of a shortest path.
     */
    static WarmStart of(BatchPairs pairs, List<PairPaths> paths, Control control) {
      ContiguousProblem problem = pairs.problem();
      Set<Partition> candidates = new LinkedHashSet<>();
      ContiguousProblem common = problem.perPart() ? problem.withCommonChoices() : problem;
      for (int batches = 1; batches <= MOST_BATCHES; batches++) {
        Partition cuts = Partition.even(common, batches);
        for (DraftChoice choice : problem.draftChoices()) {
          candidates.add(cuts.with(choice, common));
        }
      }
      for (PairPaths path : paths) {
        BitSet lasts = new BitSet();
        candidates.add(pairs.partition(path.shortest(lasts), lasts));
      }
      WarmStart best = null;
      for (Partition cuts : candidates) {
        WarmStart plan = priced(problem, cuts);
        best = best == null || plan.timeS < best.timeS ? plan : best;
        if (control.stop() != null) {
          break;
        }
      }
      return Objects.requireNonNull(best, "there is always a candidate");
    }

    /** Cuts with their makespan as executed. */
    static WarmStart priced(ContiguousProblem problem, Partition cuts) {
      double timeS = Timeline.makespanS(problem.instance(), cuts.plan(problem));
      return new WarmStart(cuts, timeS);
    }
  }
}
