package sdedge.search.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.Plan;
import sdedge.search.problem.ContiguousProblem;

/** The rate of a plan in the terms of DiP-SD: that of the {@link Cycle} of each cohort. */
final class CycleRate {
  private CycleRate() {}

  /** The rate of each cohort in words; empty where drafters have modes, which DiP-SD has not. */
  static String remark(Instance instance, Plan plan) {
    if (instance.hasModes()) {
      return "";
    }
    List<Double> rates = tokensPerS(instance, plan);
    return rates.stream()
        .map(rate -> String.format(Locale.ROOT, "%.3f", rate))
        .collect(
            Collectors.joining(
                ", ",
                "; by its own objective ",
                " tokens per second" + (rates.size() > 1 ? ", by cohort" : "")));
  }

  /** The rate of each cohort, tokens per second; asynchronous ones are as large as may be. */
  static List<Double> tokensPerS(Instance instance, Plan plan) {
    List<DraftChoice> choices =
        plan.batches().stream()
            .map(batch -> choice(instance, batch))
            .distinct()
            .sorted(Comparator.comparingInt(DraftChoice::length))
            .toList();
    ContiguousProblem problem =
        ContiguousProblem.of(instance, plan.with(Pipeline.ROLLING), choices);
    SteadyStep steps = new SteadyStep(problem);
    List<Double> rates = new ArrayList<>();
    int begin = 0; // of the cohort
    int end = 0;
    Cycle cycle = Cycle.EMPTY;
    for (Cohort cohort : plan.cohorts()) {
      boolean joins =
          plan.pipeline() == Pipeline.ASYNCHRONOUS
              && end + tasks(cohort) <= problem.cohortReach()[begin];
      if (end > 0 && !joins) {
        rates.add(cycle.tokensPerS());
        cycle = Cycle.EMPTY;
        begin = end;
      }
      for (Batch batch : cohort.batches()) {
        int start = end;
        end += batch.tasks().size();
        DraftChoice choice = choice(instance, batch);
        int q = choices.indexOf(choice);
        cycle = cycle.plus(Cycle.of(steps.batch(start, end), q, choice.length()));
      }
    }
    rates.add(cycle.tokensPerS());
    return rates;
  }

  private static int tasks(Cohort cohort) {
    return cohort.batches().stream().mapToInt(batch -> batch.tasks().size()).sum();
  }

  private static DraftChoice choice(Instance instance, Batch batch) {
    return batch.choices().of(instance.tasks().get(batch.tasks().get(0)).drafter());
  }

  /**
   * The cycle in which DiP-SD (arXiv 2604.20919) takes every batch of a cohort once through draft,
   * round and verify, and whose rate it maximises. It counts l verified tokens per task where
   * docs/model.md counts l + 1 (here one for l = 0), and knows nothing of drafters that several
   * batches share: a batch drafts while all others are verified.
   *
   * @param tokens Σ E_k(l) over all tasks
   * @param verifyS Σ of the verifications, seconds
   * @param longestS the longest draft + round + verify of a batch, seconds
   */
  record Cycle(double tokens, double verifyS, double longestS) {
    static final Cycle EMPTY = new Cycle(0, 0, 0);

    /**
     * That of one batch alone.
     *
     * @param q the index of its length
     */
    static Cycle of(SteadyStep.Batch batch, int q, int length) {
      double verifyS = batch.verifyS(q, Math.max(1, length));
      return new Cycle(batch.tokens(q), verifyS, batch.awayS(q) + verifyS);
    }

    /** This cycle with the batches of another one. */
    Cycle plus(Cycle other) {
      return new Cycle(
          tokens + other.tokens, verifyS + other.verifyS, Math.max(longestS, other.longestS));
    }

    /** S: the verifier is busy, or waits for the longest batch to come around. */
    double seconds() {
      return Math.max(verifyS, longestS);
    }

    /** The objective: expected tokens per second. */
    double tokensPerS() {
      return tokens / seconds();
    }
  }
}
