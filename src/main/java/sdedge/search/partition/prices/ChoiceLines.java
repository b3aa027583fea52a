package sdedge.search.partition.prices;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.Overheads;
import sdedge.instance.Task;
import sdedge.latency.DraftStation;
import sdedge.latency.MeanProgress;
import sdedge.latency.StageModel;
import sdedge.search.problem.ChoiceSet;

/**
 * What batches of one choice take at least whose longest task is of one drafter, as lines in who is
 * in them (docs/model.md section 7, "All batch plans"): the drafter side is that of this drafter's
 * part; the verifier side are its drafts if they are made there, the pass over all tasks and the
 * way back of this part. A side is the sum of a line and of the larger of two for each kind of
 * pass. Steps count from 1; arrays are by task, and primitive since sums over them are the inner
 * loops of the pricing.
 */
final class ChoiceLines {
  /** The steps of a task that may not have the choice. */
  static final int NONE = Integer.MAX_VALUE;

  final int place;
  final int drafter;
  final int[] steps; // N, or NONE
  final double[] prompt; // I
  final double[] gain; // E
  final boolean[] own; // of this drafter
  final boolean draftsAway; // not on the verifier's node
  final FirstLine[] first; // of step 1, see below
  final StepLine drafterSide; // links and overheads, of own tasks
  final StepLine ownVerifierSide; // the same on the verifier side
  final StepLine verifierSide; // overheads of the pass over all
  final Larger<StepLine> draft; // of own tasks
  final Larger<StepLine> verify;
  final double lastS; // the way back after the last step, where there is no other

  /** Two lines, of which what they bound is above the larger. */
  record Larger<L>(L arithmetic, L memory) {}

  // The lines of step 1: links and overheads of both sides, then the passes.
  static final int DRAFTER_SIDE = 0;
  static final int VERIFIER_SIDE = 1;
  static final int PREFILL = 2; // its arithmetic; then reading memory, as of the others
  static final int LATER_DRAFTS = 4;
  static final int VERIFY = 6;

  private record Passes(NodeLines node, int count, int perTask) {
    double overheadS() {
      return count * node.overheads().passS();
    }

    /** What a task adds in step 1 beside what its passes do, seconds. */
    double ofFirstS(double tokens) {
      Overheads each = node.overheads();
      return tokens * each.tokenS() + (double) count * perTask * each.positionS();
    }
  }

  ChoiceLines(Instance instance, StageModel model, ChoiceSet choices, int place, int drafter) {
    this.place = place;
    this.drafter = drafter;
    List<Task> tasks = instance.tasks();
    int count = tasks.size();
    steps = new int[count];
    prompt = new double[count];
    gain = new double[count];
    own = new boolean[count];
    for (int k = 0; k < count; k++) {
      int d = tasks.get(k).drafter();
      DraftChoice choice = choices.at(place, new int[] {d});
      boolean allowed = choices.allows(d, place);
      prompt[k] = tasks.get(k).inputTokens();
      steps[k] = allowed ? MeanProgress.of(tasks.get(k), choice).steps() : NONE;
      gain[k] = allowed ? MeanProgress.of(tasks.get(k), choice).expectedTokens() : 1;
      own[k] = d == drafter;
    }
    DraftChoice choice = choices.at(place, new int[] {drafter});
    int length = choice.length();
    DraftStation station = model.drafters().get(drafter).under(choice);
    DraftMode mode = station.mode();
    draftsAway = length > 0 && !mode.isAtVerifier();
    Node draftsOn =
        mode.isAtVerifier() ? instance.verifier() : instance.drafters().get(drafter).node();
    int passes = length == 0 ? 0 : mode.isBlock() ? 1 : length;
    Passes drafts =
        new Passes(NodeLines.of(mode.on(draftsOn)), passes, mode.isBlock() ? length : 1);
    Passes verification = new Passes(NodeLines.of(instance.verifier()), 1, length + 1);
    double beside = mode.isBlock() ? length - 1 : 0;
    Larger<FirstLine> prefill =
        passes == 0 ? zeros(count) : first(drafts, count, k -> own(k, prompt[k] + beside));
    Larger<FirstLine> laterDrafts = passes < 2 ? zeros(count) : behindPrompts(drafts, count);
    Larger<FirstLine> firstVerify = first(verification, count, k -> prompt[k] + length);
    draft = steps(drafts);
    verify = steps(verification);
    verifierSide = overheads(verification);
    double verdictS = station.verdictS(1);
    double latencyS = station.fronthaul().latencyS();
    StepLine draftOverheads = overheads(drafts);
    double draftUpS = draftsAway ? station.draftBits(length, 1) / station.upBps() : 0;
    drafterSide = draftsAway ? draftOverheads.plus(latencyS, draftUpS) : StepLine.ZERO;
    ownVerifierSide = draftsAway ? new StepLine(latencyS, verdictS, 0) : draftOverheads;
    lastS = draftsAway ? 0 : latencyS + verdictS;
    FirstLine firstDrafts =
        passes == 0
            ? FirstLine.zero(count)
            : line(
                drafts.overheadS(),
                count,
                k -> own(k, drafts.ofFirstS(prompt[k] + beside + passes - 1)));
    double promptS = station.fronthaul().bitsPerPromptToken() / station.upBps();
    FirstLine way = line(latencyS, count, k -> own(k, draftUpS + promptS * prompt[k]));
    FirstLine back =
        draftsAway ? line(latencyS, count, k -> own(k, verdictS)) : FirstLine.zero(count);
    FirstLine verifies =
        line(
            verification.overheadS() + instance.verifier().promptPassOverheadS(),
            count,
            k -> verification.ofFirstS(prompt[k] + length));
    first =
        new FirstLine[] {
          draftsAway ? way.plus(firstDrafts) : way,
          verifies.plus(draftsAway ? back : firstDrafts),
          prefill.arithmetic,
          prefill.memory,
          laterDrafts.arithmetic,
          laterDrafts.memory,
          firstVerify.arithmetic,
          firstVerify.memory
        };
  }

  private double own(int task, double value) {
    return own[task] ? value : 0;
  }

  private static FirstLine line(double fixedS, int tasks, IntToDoubleFunction ofTask) {
    double[] all = new double[tasks];
    for (int k = 0; k < tasks; k++) {
      all[k] = ofTask.applyAsDouble(k);
    }
    return new FirstLine(fixedS, all);
  }

  private static Larger<FirstLine> zeros(int tasks) {
    return new Larger<>(FirstLine.zero(tasks), FirstLine.zero(tasks));
  }

  /** The pass of step 1 that reads prompts of so many tokens. */
  private static Larger<FirstLine> first(Passes passes, int tasks, IntToDoubleFunction tokens) {
    LineOfPass arithmetic = passes.node.arithmetic();
    LineOfPass memory = passes.node.memory();
    return new Larger<>(
        line(arithmetic.fixedS(), tasks, k -> arithmetic.ofPromptS(tokens.applyAsDouble(k))),
        line(memory.fixedS(), tasks, k -> memory.ofPromptS(tokens.applyAsDouble(k))));
  }

  private Larger<FirstLine> behindPrompts(Passes passes, int tasks) {
    return new Larger<>(
        behindPrompts(passes.node.arithmetic(), passes.count - 1, tasks),
        behindPrompts(passes.node.memory(), passes.count - 1, tasks));
  }

  private FirstLine behindPrompts(LineOfPass pass, int passes, int tasks) {
    return line(passes * pass.fixedS(), tasks, k -> own(k, pass.behindPromptS(passes, prompt[k])));
  }

  private static Larger<StepLine> steps(Passes passes) {
    return new Larger<>(
        passes.node.arithmetic().steps(passes.count, passes.perTask),
        passes.node.memory().steps(passes.count, passes.perTask));
  }

  private static StepLine overheads(Passes passes) {
    double perTaskS = passes.count * passes.perTask * passes.node.overheads().decodedS();
    return new StepLine(passes.overheadS(), perTaskS, 0);
  }
}
