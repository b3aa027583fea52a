package sdedge.timeline;

import org.jspecify.annotations.Nullable;

/**
 * The end-to-end time of one task without remainder (docs/model.md section 8, latency.csv): upload,
 * queue, draft, fronthaul, verify and wait sum to {@code e2eS}; seconds.
 *
 * @param task index into {@link sdedge.instance.Instance#tasks()}
 * @param drafter index into {@link sdedge.instance.Instance#drafters()}
 * @param cohort from 1
 * @param batch from 1, within the cohort; of a continuous plan the group
 * @param length speculation length of its part; null if its group chooses one step by step
 * @param mode draft mode of its part, of a continuous plan those of its steps with spaces between;
 *     null without drafts
 * @param furtherTokens O − 1, those behind the first one
 */
public record TaskLatency(
    int task,
    int drafter,
    int cohort,
    int batch,
    @Nullable Integer length,
    @Nullable String mode,
    TaskTimes times,
    double furtherTokens) {
  /** Waits below this part of the end-to-end time are rounding of the sums it is the rest of. */
  private static final double ROUNDING = 1e-11;

  /** N, the steps it is active in; a mean where they are random. */
  public double steps() {
    return times.steps();
  }

  /** r, until its prompt has arrived. */
  public double uploadS() {
    return times.readyS();
  }

  /** From there to the first stage of its batch. */
  public double queueS() {
    return times.startS() - times.readyS();
  }

  /** Drafting of its part in its steps. */
  public double draftS() {
    return times.draftS();
  }

  /** Both links in its steps, latency included. */
  public double fronthaulS() {
    return times.upS() + times.downS();
  }

  /** Verification of its batch in its steps. */
  public double verifyS() {
    return times.verifyS();
  }

  /** Gaps between these stages, &ge; 0. */
  public double waitS() {
    double waitS = e2eS() - times.startS() - draftS() - fronthaulS() - verifyS();
    return waitS > ROUNDING * e2eS() ? waitS : 0;
  }

  /** Time to first token. */
  public double ttftS() {
    return times.firstTokenS();
  }

  /** Time to completion. */
  public double e2eS() {
    return times.completionS();
  }

  /** (e2e − ttft)/(O − 1), time per further output token; null for one token. */
  public @Nullable Double tpotS() {
    return furtherTokens == 0 ? null : (e2eS() - ttftS()) / furtherTokens;
  }
}
