package sdedge.search.scheme;

import java.util.stream.IntStream;
import sdedge.instance.Acceptance;
import sdedge.instance.AcceptanceRates;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;
import sdedge.latency.BatchLoad;
import sdedge.latency.DraftStation;
import sdedge.latency.MeanProgress;
import sdedge.latency.PartLoad;
import sdedge.latency.StageModel;
import sdedge.latency.TaskProgress;
import sdedge.search.problem.ContiguousProblem;

/**
 * The steps of all batches of a problem in the middle of their answers: all tasks active, each
 * halfway through its output, c_k = I_k + O_k/2 with the prompt as padded (docs/model.md section 4,
 * n &gt; 1, and for l = 0 not the last).
 */
final class SteadyStep {
  private static final int STEP = 2; // of three: no prompt, no end

  private final ContiguousProblem problem;
  private final boolean isPlain; // one way to draft, over links of their own
  private final StageModel model;
  private final int[] lengths; // by choice
  private final int[] drafters; // of the tasks, ascending
  private final double[][] active; // tasks before a position, by drafter
  private final double[][] context; // Σ c_k of the tasks before a position, by drafter
  private final double[][] expected; // Σ E_k of the tasks before a position, by length

  SteadyStep(ContiguousProblem problem) {
    this.problem = problem;
    model = problem.stages();
    isPlain = problem.set().isPlain() && problem.instance().bands().isEmpty();
    lengths = problem.draftChoices().stream().mapToInt(DraftChoice::length).toArray();
    int size = problem.size();
    drafters =
        IntStream.range(0, size).map(k -> problem.task(k).drafter()).distinct().sorted().toArray();
    active = new double[drafters.length][size + 1];
    context = new double[drafters.length][size + 1];
    expected = new double[lengths.length][size + 1];
    for (int k = 0; k < size; k++) {
      Task task = problem.task(k);
      for (int d = 0; d < drafters.length; d++) {
        boolean own = drafters[d] == task.drafter();
        double tokens = task.middleTokens();
        active[d][k + 1] = active[d][k] + (own ? 1 : 0);
        context[d][k + 1] = context[d][k] + (own ? tokens : 0);
      }
      for (int q = 0; q < lengths.length; q++) {
        Acceptance acceptance = task.acceptance().under(problem.draftChoices().get(q));
        AcceptanceRates rates = acceptance.inContext(task.middleTokens());
        double tokens = TaskProgress.expectedTokens(rates, lengths[q]);
        expected[q][k + 1] = expected[q][k] + tokens;
      }
    }
  }

  /** The step of the batch of the tasks at positions {@code start} to {@code end} − 1. */
  Batch batch(int start, int end) {
    return new Batch(start, end);
  }

  /** One batch in its steady step, its values by index of the length. */
  final class Batch {
    private final int tasks;
    private final double[] tokens = new double[lengths.length];
    private final double[] sideS = new double[lengths.length];
    private final double[] downS = new double[lengths.length];
    private final double[] coLocatedS = new double[lengths.length];
    private double cached;

    private Batch(int start, int end) {
      tasks = end - start;
      cached = padding(start, end, -1);
      for (int d = 0; d < drafters.length; d++) {
        double own = active[d][end] - active[d][start];
        if (own > 0) {
          double sum = context[d][end] - context[d][start] - own;
          cached += sum;
          double before = sum + padding(start, end, drafters[d]);
          if (isPlain) {
            slowest(model.drafters().get(drafters[d]).modes().get(0), own, before);
          }
        }
      }
      for (int q = 0; q < lengths.length; q++) {
        tokens[q] = expected[q][end] - expected[q][start];
        if (!isPlain) {
          fill(start, end, q);
        }
      }
    }

    /** What padding adds to the prompts of the tasks of a drafter, of all if that is −1, tokens. */
    private double padding(int start, int end, int drafter) {
      double count = 0;
      double sum = 0;
      double longest = 0;
      for (int position = start; position < end && model.pads(); position++) {
        Task task = problem.task(position);
        if (drafter < 0 || task.drafter() == drafter) {
          count++;
          sum += task.inputTokens();
          longest = Math.max(longest, task.inputTokens());
        }
      }
      return count * longest - sum;
    }

    /** The times with one choice, as of a step in mid-answer; none if the batch may not have it. */
    private void fill(int start, int end, int q) {
      BatchLoad load = new BatchLoad(model, problem.draftChoices().get(q));
      for (int position = start; position < end; position++) {
        Task task = problem.task(position);
        if (!problem.set().allows(task.drafter(), q)) {
          return;
        }
        double half = task.outputTokens() / 2.0;
        load.add(
            task.drafter(),
            new MeanProgress(task.inputTokens(), task.outputTokens(), half, STEP + 1));
      }
      if (lengths[q] > 0) {
        double[] sides = new double[load.steps()];
        load.writeDrafterSide(sides, 0);
        sideS[q] = sides[STEP - 1];
        coLocatedS[q] = load.coLocated(STEP);
        for (PartLoad part : load.parts()) {
          downS[q] = Math.max(downS[q], part.transfers().down(STEP));
        }
      }
    }

    /** Raises, for each length, the drafter side and the way down to those of a part. */
    private void slowest(DraftStation station, double active, double before) {
      double latencyS = station.fronthaul().latencyS();
      double draftS = 0;
      int drafted = 0;
      for (int q = 0; q < lengths.length; q++) {
        while (drafted < lengths[q]) {
          draftS = station.passes().steadyS(++drafted, active, before + active, draftS);
        }
        if (lengths[q] > 0) {
          double upS = station.draftBits(lengths[q], active) / station.upBps() + latencyS;
          sideS[q] = Math.max(sideS[q], draftS + upS);
          downS[q] = Math.max(downS[q], station.verdictS(active) + latencyS);
        }
      }
    }

    /** Σ E_k(l), the tokens that are confirmed. */
    double tokens(int q) {
      return tokens[q];
    }

    /** Both ways between drafters and verifier and the drafting: a_n and max w_n, seconds. */
    double awayS(int q) {
      return sideS[q] + downS[q];
    }

    /** A pass of the verifier over so many tokens of each task after the drafts there, seconds. */
    double verifyS(int q, int perTask) {
      double newTokens = (double) perTask * tasks;
      double attended = perTask * (cached + newTokens);
      return coLocatedS[q] + model.verifier().seconds(1, newTokens, newTokens, cached, attended);
    }
  }
}
