package sdedge.oracle.partition;

import java.util.List;
import java.util.stream.IntStream;
import sdedge.instance.DraftChoice;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.oracle.model.Decoding;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.Outcomes;
import sdedge.oracle.model.Pricing;
import sdedge.oracle.model.SharedBand;

/**
 * What tasks ask of the passes and links of a batch that drafts with one length, each by itself.
 *
 * @param steps N by task, at least 1
 * @param gained by task, tokens per step that have been gained at least before each step
 * @param prompts I by task, tokens
 * @param verifier planes of verifications
 * @param verifyS beside them, per task
 * @param firstVerifyS beside them, of the one with prompts
 * @param drafters by drafter
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record ChoiceCosts(
    int length,
    int[] steps,
    double[] gained,
    double[] prompts,
    int[] drafterOf,
    PassPlanes verifier,
    double verifyS,
    double firstVerifyS,
    List<OfDrafter> drafters) {

  /**
   * What a part of a batch takes at a drafter with the way up to itself.
   *
   * @param planes of its passes
   * @param passesS beside them, of all passes of a step per task
   * @param upSPerPrompt seconds per token of a prompt
   * @param upSPerTask of drafts, in each step
   * @param latencyS one way
   * @param downSPerTask of a verdict
   */
  record OfDrafter(
      PassPlanes planes,
      double passesS,
      double upSPerPrompt,
      double upSPerTask,
      double latencyS,
      double downSPerTask) {}

  /** The costs under a length, of drafters that have no modes to choose from. */
  static ChoiceCosts of(Instance instance, int length) {
    int tasks = instance.tasks().size();
    DraftChoice choice = DraftChoice.of(length);
    int[] steps = new int[tasks];
    double[] gained = new double[tasks];
    double[] prompts = new double[tasks];
    int[] drafterOf = new int[tasks];
    for (int k = 0; k < tasks; k++) {
      Task task = instance.tasks().get(k);
      Decoding decoding = Decoding.of(task, choice, Steps.MEAN);
      steps[k] = decoding.steps();
      gained[k] = Outcomes.tokensPerStep(task, choice, task.inputTokens());
      for (int n = 2; n <= steps[k] && Outcomes.varyByContext(task); n++) {
        gained[k] = Math.min(gained[k], decoding.gained(n) / (n - 1));
      }
      prompts[k] = task.inputTokens();
      drafterOf[k] = task.drafter();
    }
    boolean pads = instance.batching().pads();
    double most = mostTokens(instance);
    List<OfDrafter> drafters =
        instance.drafters().stream().map(d -> ofDrafter(d, length, most, pads)).toList();
    PassPlanes verifier = PassPlanes.of(instance.verifier(), most, pads);
    return new ChoiceCosts(
        length,
        steps,
        gained,
        prompts,
        drafterOf,
        verifier,
        (length + 1) * instance.verifier().positionOverheadS(),
        instance.verifier().promptPassOverheadS(),
        drafters);
  }

  private static OfDrafter ofDrafter(Drafter drafter, int length, double most, boolean pads) {
    DraftMode mode = drafter.mode(null);
    Fronthaul link = drafter.fronthaul();
    double bitsPerS = SharedBand.bitsPerS(link);
    return new OfDrafter(
        PassPlanes.of(mode.on(drafter.node()), most, pads),
        length * drafter.node().positionOverheadS(),
        link.bitsPerPromptToken() / bitsPerS,
        mode.bitsPerDraftToken() * length / bitsPerS,
        link.latencyS(),
        (length > 0 ? mode.bitsPerVerdict() : link.bitsPerVerdict()) / link.rateBps());
  }

  /** At least as many tokens as are new or cached in any pass. */
  private static double mostTokens(Instance instance) {
    List<Integer> all = IntStream.range(0, instance.tasks().size()).boxed().toList();
    int padded = instance.batching().pads() ? Pricing.longestPrompt(instance, all) : 0;
    return all.stream()
        .mapToDouble(
            k ->
                1
                    + Memory.tokens(
                        instance, k, Math.max(padded, instance.tasks().get(k).inputTokens())))
        .sum();
  }
}
