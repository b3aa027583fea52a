package sdedge.search.problem;

import org.jspecify.annotations.Nullable;

/**
 * The times of all batches that start at one position, in flat arrays. A batch with one of its
 * choices has an index; indices go up with the end of the batch, and steps with the index.
 *
 * @param first by end − start − 1, the index of the first choice; one entry more than ends
 * @param choice by index, the choice as {@link BatchPricing#draftChoices} knows it
 * @param offset by index, where the steps begin in the arrays that follow; one entry more
 * @param a a_n, drafter side, seconds, steps 1..N of each index in turn
 * @param b b_n, verifier side, seconds
 * @param chanceA π^a_n, the chance that there is a drafter side; null if every step is certain
 * @param chanceB π^b_n, the same for the verifier side; null with the other
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never changed, never compared
public record BatchPrices(
    int[] first,
    int[] choice,
    int[] offset,
    double[] a,
    double[] b,
    double @Nullable [] chanceA,
    double @Nullable [] chanceB) {}
