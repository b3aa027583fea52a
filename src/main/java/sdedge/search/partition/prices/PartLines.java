package sdedge.search.partition.prices;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.latency.DraftStation;
import sdedge.latency.StageModel;
import sdedge.search.partition.prices.BatchSides.ActiveTasks;
import sdedge.search.partition.prices.ChoiceLines.FirstLine;
import sdedge.search.partition.prices.ChoiceLines.Larger;
import sdedge.search.partition.prices.ChoiceLines.StepLine;

/**
 * What the part of a drafter takes at least in batches of one choice, as lines in who of its tasks
 * is there (docs/model.md section 7, "All batch plans"). What is fixed counts in full if it is the
 * part of the longest task; else each task that is active adds its share of it.
 *
 * @param draftsAway not on the verifier's node
 * @param shares by task, of what is fixed; 0 of tasks of others
 * @param active by step, what the shares of active tasks come to at most
 * @param drafterSide links and overheads of later steps
 * @param verifierSide the same there
 * @param lastS the way back after the last step, where there is no other
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record PartLines(
    boolean draftsAway,
    double[] shares,
    double[] active,
    FirstStep first,
    StepLine drafterSide,
    StepLine verifierSide,
    Larger<StepLine> draft,
    double lastS) {

  /**
   * What the part of a drafter takes at least in step 1.
   *
   * @param drafterSide links and overheads
   * @param verifierSide the same there
   * @param prefill the pass that reads prompts
   * @param laterDrafts the passes after it
   */
  record FirstStep(
      FirstLine drafterSide,
      FirstLine verifierSide,
      Larger<FirstLine> prefill,
      Larger<FirstLine> laterDrafts) {}

  /** Those of a drafter whose task is the longest of the batch. */
  static PartLines of(Instance instance, StageModel model, DraftChoice choice, int drafter) {
    int length = choice.length();
    DraftStation station = model.drafters().get(drafter).under(choice);
    DraftMode mode = station.mode();
    boolean draftsAway = isAway(model, choice, drafter);
    Node draftsOn =
        mode.isAtVerifier() ? instance.verifier() : instance.drafters().get(drafter).node();
    int count = length == 0 ? 0 : mode.isBlock() ? 1 : length;
    int perTask = mode.isBlock() ? mode.drafted(length) : 1;
    Passes passes = Passes.of(instance, mode.on(draftsOn), count, perTask);
    double verdictS = station.verdictS(1);
    double latencyS = station.fronthaul().latencyS();
    double draftUpS = draftsAway ? station.draftBits(length, 1) / station.upBps() : 0;
    double promptS = station.fronthaul().bitsPerPromptToken() / station.upBps();
    OwnTasks own = new OwnTasks(instance, drafter);
    FirstLine way = own.line(latencyS, k -> draftUpS + promptS * own.prompt(k));
    FirstLine drafts = own.firstOverheads(passes);
    FirstLine back = own.line(draftsAway ? latencyS : 0, k -> draftsAway ? verdictS : 0);
    FirstStep first =
        new FirstStep(
            draftsAway ? way.plus(drafts) : way,
            draftsAway ? back : drafts,
            own.prefill(passes),
            own.laterDrafts(passes));
    StepLine overheads = passes.overheads();
    return new PartLines(
        draftsAway,
        new double[instance.tasks().size()],
        new double[0],
        first,
        draftsAway ? overheads.plus(latencyS, draftUpS) : StepLine.ZERO,
        draftsAway ? new StepLine(latencyS, verdictS, 0) : overheads,
        passes.later(),
        draftsAway ? 0 : latencyS + verdictS);
  }

  /** Whether a drafter drafts with a choice, and not on the verifier's node. */
  static boolean isAway(StageModel model, DraftChoice choice, int drafter) {
    DraftStation station = model.drafters().get(drafter).under(choice);
    return choice.length() > 0 && !station.mode().isAtVerifier();
  }

  /**
   * The part in a batch whose longest task is another drafter's.
   *
   * @param sizes by task, those of its tasks 1 together at most in any such batch; 0 of others
   * @param steps by task, beyond {@code most} of a task that cannot be there
   */
  PartLines shared(double[] sizes, int[] steps, int most) {
    double[] sums = new double[most + 1];
    for (int k = 0; k < sizes.length; k++) {
      if (steps[k] <= most) {
        sums[steps[k]] += sizes[k];
      }
    }
    for (int n = most - 1; n >= 0; n--) {
      sums[n] += sums[n + 1];
    }
    double[] limits = Arrays.stream(sums).map(sum -> sum > 0 ? Math.min(1, sum) : 1).toArray();
    return new PartLines(draftsAway, sizes, limits, first, drafterSide, verifierSide, draft, lastS);
  }

  /** The part of what is fixed that shares come to which sum up to that in a step. */
  double fixedOf(double sum, int step) {
    return step < active.length ? sum / active[step] : 0;
  }

  /** How much of what is fixed is there at least with some tasks in part. */
  double fixedOf(ActiveTasks own, int step) {
    return Math.max(own.most(step), fixedOf(own.shares(step), step));
  }

  /** Whether that is by the tasks of which the most is there, not by shares of all. */
  boolean isFixedByMost(ActiveTasks own, int step) {
    return own.most(step) > fixedOf(own.shares(step), step);
  }

  /** What its drafter side takes in a later step however few are active, seconds. */
  double drafterFixedS() {
    double draftS = Math.max(draft.arithmetic().fixedS(), draft.memory().fixedS());
    return drafterSide.fixedS() + (draftsAway ? draftS : 0);
  }

  /** The tasks of a drafter, of which lines of step 1 are made. */
  private record OwnTasks(Instance instance, int drafter) {
    double prompt(int task) {
      return instance.tasks().get(task).inputTokens();
    }

    /** A line to which only these tasks add. */
    FirstLine line(double fixedS, IntToDoubleFunction ofTask) {
      return FirstLine.of(
          fixedS,
          instance.tasks().size(),
          k -> instance.tasks().get(k).drafter() == drafter ? ofTask.applyAsDouble(k) : 0);
    }

    /** The overheads of passes that draft. */
    FirstLine firstOverheads(Passes passes) {
      double beside = passes.perTask() - 1.0 + passes.count() - 1.0;
      return line(
          passes.overheadS(), k -> passes.count() == 0 ? 0 : passes.ofFirstS(prompt(k) + beside));
    }

    /** The pass of them that reads prompts. */
    Larger<FirstLine> prefill(Passes passes) {
      if (passes.count() == 0) {
        return zeros();
      }
      double beside = passes.perTask() - 1.0;
      return passes
          .lines()
          .each(pass -> line(pass.fixedS(), k -> pass.ofPromptS(prompt(k) + beside)));
    }

    /** The passes after it. */
    Larger<FirstLine> laterDrafts(Passes passes) {
      int later = passes.count() - 1;
      if (later < 1) {
        return zeros();
      }
      return passes
          .lines()
          .each(pass -> line(later * pass.fixedS(), k -> pass.behindPromptS(later, prompt(k))));
    }

    private Larger<FirstLine> zeros() {
      FirstLine zero = line(0, k -> 0);
      return new Larger<>(zero, zero);
    }
  }
}
