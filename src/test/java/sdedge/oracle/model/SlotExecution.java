package sdedge.oracle.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;

/**
 * The rolling, synchronous and sequential pipelines (Sections 6, 8 and 9 of the model), cohort by
 * cohort as its batches are asked for.
 */
final class SlotExecution {
  private final Pipeline pipeline;
  private final boolean seesCertain;
  private Shares shares = Shares.of(0, 0, 0, 0);
  private double now;

  /**
   * An execution that has not begun.
   *
   * @param seesCertain whether tasks see their part as certain
   */
  SlotExecution(Pipeline pipeline, boolean seesCertain) {
    this.pipeline = pipeline;
    this.seesCertain = seesCertain;
  }

  /** The batches of the next cohort as executed. */
  List<BatchRun> next(List<BatchRun> batches) {
    cohort(batches);
    if (seesCertain) {
      new CertainSlots(pipeline, batches).see();
    }
    return batches;
  }

  Shares shares() {
    return shares;
  }

  private void cohort(List<BatchRun> batches) {
    int last = batches.size() - 1;
    int steps = batches.stream().mapToInt(run -> run.times().steps()).max().orElse(0);
    slot(null, 0, batches.get(0), 1);
    for (int n = 1; n <= steps; n++) {
      for (int m = 0; m < last; m++) {
        boolean overlap = pipeline != Pipeline.SEQUENTIAL;
        slots(batches.get(m), n, batches.get(m + 1), n, overlap);
      }
      boolean overlap = pipeline == Pipeline.ROLLING && last > 0;
      slots(batches.get(last), n, batches.get(0), n + 1, overlap);
    }
  }

  /** Verifies a step of one batch and prepares one of another, in one slot or in two. */
  private void slots(
      BatchRun verified, int step, BatchRun prepared, int preparedStep, boolean overlap) {
    if (overlap) {
      slot(verified, step, prepared, preparedStep);
    } else {
      slot(verified, step, null, 0);
      slot(null, 0, prepared, preparedStep);
    }
  }

  /**
   * A slot: one batch is verified while another is prepared, in the first step certainly, else each
   * with its chance; null for none.
   */
  private void slot(
      @Nullable BatchRun verified, int step, @Nullable BatchRun prepared, int preparedStep) {
    BatchStep verifier = verified == null ? BatchStep.NONE : verified.times().at(step);
    BatchStep drafter = prepared == null ? BatchStep.NONE : prepared.times().at(preparedStep);
    boolean isFirst = preparedStep == 1;
    double chanceA = isFirst ? 1 : drafter.drafterChance();
    double chanceB = isFirst ? 1 : verifier.chance();
    double waitS = 0;
    if (verified != null) {
      verified.beginVerifierSide(step, now);
    }
    if (prepared != null) {
      waitS = isFirst ? Math.max(0, prepared.planned().readyS() - now) : 0;
      prepared.beginDrafterSide(preparedStep, now + waitS);
    }
    double a = waitS + drafter.drafterS();
    double b = verifier.verifierS();
    double lengthS = Side.slotS(a, chanceA, b, chanceB);
    now += lengthS;
    double ties = Shares.TIE * now;
    Shares ofDrafter = Shares.of(waitS, 0, 0, 0);
    if (prepared != null) {
      ofDrafter = ofDrafter.plus(prepared.times().drafterSpan(preparedStep, ties));
    }
    double draftS = verifier.coLocatedS();
    Shares ofVerifier = Shares.of(0, draftS, verifier.downS(), verifier.verifyS() - draftS);
    Shares drafterCounts = ofDrafter.plus(ofVerifier.times(1 - chanceA));
    Shares verifierCounts = ofDrafter.times(1 - chanceB).plus(ofVerifier);
    double difference = a * chanceB - b * chanceA;
    Shares counts =
        Math.abs(difference) <= ties
            ? drafterCounts.or(verifierCounts)
            : difference > 0 ? drafterCounts : verifierCounts;
    shares = shares.plus(counts).plus(Shares.ofSlot(a * chanceB, b * chanceA, lengthS, ties));
  }
}
