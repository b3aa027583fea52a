package sdedge.search.partition.prices;

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
    Larger<FirstLine> laterDrafts) {}
