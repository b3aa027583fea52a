package sdedge.api;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The times of a task under a plan (docs/model.md section 8), as a row of {@code latency.csv} has
 * them. Parts of {@link #e2eS} add up to it.
 *
 * @param task its id
 * @param drafter the id of its drafter
 * @param cohort from 1
 * @param batch from 1 in its cohort
 * @param length drafted tokens per step; empty where steps differ
 * @param steps expected number of steps
 * @param uploadS seconds until the prompt was there
 * @param queueS seconds from there to the first stage of its batch
 * @param draftS seconds of drafting
 * @param fronthaulS seconds on the fronthaul
 * @param verifyS seconds of verification
 * @param waitS seconds for other batches
 * @param ttftS seconds until the first token
 * @param e2eS seconds until the answer is complete
 * @param tpotS seconds per token after the first; empty for an answer of one
 */
public record TaskBreakdown(
    String task,
    String drafter,
    int cohort,
    int batch,
    OptionalInt length,
    double steps,
    double uploadS,
    double queueS,
    double draftS,
    double fronthaulS,
    double verifyS,
    double waitS,
    double ttftS,
    double e2eS,
    OptionalDouble tpotS) {}
