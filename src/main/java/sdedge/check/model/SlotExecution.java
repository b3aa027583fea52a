package sdedge.check.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Pipeline;

/**
 * The rolling, synchronous and sequential pipelines (Sections 6, 8 and 9 of the model), cohort by
 * cohort as its batches are asked for.
 */
final class SlotExecution implements Iterator<BatchRun> {
  private final Pipeline pipeline;
  private final Iterator<PlannedBatch> waiting;
  private final Function<PlannedBatch, BatchTimes> pricing;
  private final boolean seesCertain;
  private final Deque<BatchRun> over = new ArrayDeque<>();
  private final Shares shares = new Shares();
  private @Nullable PlannedBatch next; // of the next cohort
  private double now;

  /**
   * An execution that has not begun.
   *
   * @param waiting the batches of the plan
   * @param pricing what a batch takes
   * @param seesCertain whether tasks see their part as certain
   */
  SlotExecution(
      Pipeline pipeline,
      List<PlannedBatch> waiting,
      Function<PlannedBatch, BatchTimes> pricing,
      boolean seesCertain) {
    this.pipeline = pipeline;
    this.pricing = pricing;
    this.seesCertain = seesCertain;
    this.waiting = waiting.iterator();
    next = following();
  }

  private @Nullable PlannedBatch following() {
    return waiting.hasNext() ? waiting.next() : null;
  }

  /** Of what the makespan is made, once all batches were asked for. */
  Shares shares() {
    return shares;
  }

  @Override
  public boolean hasNext() {
    return !over.isEmpty() || next != null;
  }

  @Override
  public BatchRun next() {
    if (over.isEmpty()) {
      List<BatchRun> batches = new ArrayList<>();
      while (next != null
          && (batches.isEmpty() || batches.get(0).planned().cohort() == next.cohort())) {
        batches.add(new BatchRun(next, pricing.apply(next)));
        next = following();
      }
      cohort(batches);
      if (seesCertain) {
        new CertainSlots(pipeline, batches).see();
      }
      over.addAll(batches);
    }
    return over.remove();
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
    shares.addSlot(a * chanceB, b * chanceA, lengthS, Shares.TIE * now);
    Shares.Span wait = new Shares.Span(new Shares.Parts(waitS, 0, 0, 0));
    Shares.Span drafterSpan =
        prepared == null
            ? wait
            : prepared.times().drafterSpan(preparedStep, Shares.TIE * now).plus(wait);
    double verifyS = verifier.verifyS() - verifier.coLocatedS();
    Shares.Span verifierSpan =
        new Shares.Span(new Shares.Parts(0, verifier.coLocatedS(), verifier.downS(), verifyS));
    Shares.Span drafterCounts = drafterSpan.plus(verifierSpan.times(1 - chanceA));
    Shares.Span verifierCounts = drafterSpan.times(1 - chanceB).plus(verifierSpan);
    double difference = a * chanceB - b * chanceA;
    if (Math.abs(difference) <= Shares.TIE * now) {
      shares.add(drafterCounts.or(verifierCounts));
    } else {
      shares.add(difference > 0 ? drafterCounts : verifierCounts);
    }
  }
}
