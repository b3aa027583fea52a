package sdedge.search.partition.prices;

import java.util.function.UnaryOperator;
import sdedge.search.partition.prices.ChoiceLines.Larger;

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
    Larger<FirstLine> laterDrafts) {

  /** With each line as it is made. */
  FirstStep with(UnaryOperator<FirstLine> of) {
    return new FirstStep(
        of.apply(drafterSide), of.apply(verifierSide), with(of, prefill), with(of, laterDrafts));
  }

  private static Larger<FirstLine> with(UnaryOperator<FirstLine> of, Larger<FirstLine> lines) {
    return new Larger<>(of.apply(lines.arithmetic()), of.apply(lines.memory()));
  }
}
