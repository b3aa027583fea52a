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
    prepare(batches.get(0), 1);
    for (int n = 1; n <= steps; n++) {
      for (int m = 0; m < last; m++) {
        if (pipeline == Pipeline.SEQUENTIAL) {
          verify(batches.get(m), n);
          prepare(batches.get(m + 1), n);
        } else {
          overlap(batches.get(m), n, batches.get(m + 1), n);
        }
      }
      if (pipeline == Pipeline.ROLLING && last > 0) {
        overlap(batches.get(last), n, batches.get(0), n + 1);
      } else {
        verify(batches.get(last), n);
        prepare(batches.get(0), n + 1);
      }
    }
  }

  /** The drafter side alone. */
  private void prepare(BatchRun run, int step) {
    double waitS = step == 1 ? Math.max(0, run.planned().readyS() - now) : 0;
    run.beginDrafterSide(step, now + waitS);
    now += waitS + run.times().drafter().seconds(step);
    shares.add(drafterSide(waitS, run, step));
  }

  /** The verifier side alone. */
  private void verify(BatchRun run, int step) {
    run.beginVerifierSide(step, now);
    now += run.times().verifier().seconds(step);
    shares.add(verifierSide(run, step));
  }

  /**
   * A slot: one batch is verified while another is prepared, in the first step certainly, else each
   * with its chance.
   */
  private void overlap(BatchRun verified, int step, BatchRun prepared, int preparedStep) {
    double waitS = preparedStep == 1 ? Math.max(0, prepared.planned().readyS() - now) : 0;
    double a = waitS + prepared.times().drafter().seconds(preparedStep);
    double b = verified.times().verifier().seconds(step);
    double chanceA = preparedStep == 1 ? 1 : prepared.times().drafter().chance(preparedStep);
    double chanceB = preparedStep == 1 ? 1 : verified.times().verifier().chance(step);
    verified.beginVerifierSide(step, now);
    prepared.beginDrafterSide(preparedStep, now + waitS);
    double lengthS = a + b - Math.min(a * chanceB, b * chanceA);
    now += lengthS;
    shares.addSlot(a * chanceB, b * chanceA, lengthS, Shares.TIE * now);
    Shares.Span drafter = drafterSide(waitS, prepared, preparedStep);
    Shares.Span verifier = verifierSide(verified, step);
    Shares.Span drafterCounts = drafter.plus(verifier.times(1 - chanceA));
    Shares.Span verifierCounts = drafter.times(1 - chanceB).plus(verifier);
    double difference = a * chanceB - b * chanceA;
    if (Math.abs(difference) <= Shares.TIE * now) {
      shares.add(drafterCounts.or(verifierCounts));
    } else {
      shares.add(difference > 0 ? drafterCounts : verifierCounts);
    }
  }

  private Shares.Span drafterSide(double waitS, BatchRun run, int step) {
    return run.times()
        .drafterSpan(step, Shares.TIE * now)
        .plus(new Shares.Span(new Shares.Parts(waitS, 0, 0, 0)));
  }

  private static Shares.Span verifierSide(BatchRun run, int step) {
    return new Shares.Span(
        new Shares.Parts(
            0,
            run.times().coLocated(step),
            run.times().down(step),
            run.times().verify(step) - run.times().coLocated(step)));
  }
}
