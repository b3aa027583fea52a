package sdedge.timeline;

import org.jspecify.annotations.Nullable;

/**
 * The end-to-end time of one task without remainder (docs/model.md section 8, latency.csv): upload,
 * queue, draft, fronthaul, verify and wait sum to {@code e2eS}.
 *
 * @param task index into {@link sdedge.instance.Instance#tasks()}
 * @param drafter index into {@link sdedge.instance.Instance#drafters()}
 * @param cohort from 1
 * @param batch from 1, within the cohort; of a continuous plan the group
 * @param length speculation length of its part; null if its group chooses one step by step
 * @param mode draft mode of its part, of a continuous plan those of its steps with spaces between;
 *     null without drafts
 * @param steps N, the steps it is active in; a mean where they are random
 * @param uploadS r, until its prompt has arrived
 * @param queueS from there to the first stage of its batch
 * @param draftS drafting of its part in its steps
 * @param fronthaulS both links in its steps, latency included
 * @param verifyS verification of its batch in its steps
 * @param waitS gaps between these stages, &ge; 0
 * @param ttftS time to first token
 * @param e2eS time to completion
 * @param tpotS (e2e − ttft)/(O − 1), time per further output token; null for one token
 */
public record TaskLatency(
    int task,
    int drafter,
    int cohort,
    int batch,
    @Nullable Integer length,
    @Nullable String mode,
    double steps,
    double uploadS,
    double queueS,
    double draftS,
    double fronthaulS,
    double verifyS,
    double waitS,
    double ttftS,
    double e2eS,
    @Nullable Double tpotS) {}
