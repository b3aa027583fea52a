package sdedge.timeline;

import java.util.List;
import sdedge.instance.Pipeline;

/**
 * The slot pipelines of one drafter: {@code rolling}, {@code synchronous} and {@code sequential}
 * (docs/model.md section 6). Walks the slots and tells a {@link SlotListener} what each contains;
 * knows nothing of records.
 */
final class SlotPipeline {
  private final Pipeline pipeline;
  private final SlotListener listener;

  /** A walker for a pipeline other than {@code asynchronous}. */
  SlotPipeline(Pipeline pipeline, SlotListener listener) {
    this.pipeline = pipeline;
    this.listener = listener;
  }

  /** Runs cohorts one after the other from time 0; returns when the last one ends. */
  double run(List<List<PricedBatch>> cohorts) {
    double clock = 0;
    for (int c = 0; c < cohorts.size(); c++) {
      listener.cohort(c);
      clock = runCohort(cohorts.get(c), clock);
    }
    return clock;
  }

  private double runCohort(List<PricedBatch> batches, double start) {
    int last = batches.size() - 1;
    int steps = batches.stream().mapToInt(b -> b.profile().steps()).max().orElse(0);
    double clock = draftAlone(batches, 0, 1, start);
    for (int n = 1; n <= steps; n++) {
      if (n > 1 && pipeline != Pipeline.ROLLING) {
        clock = draftAlone(batches, 0, n, clock);
      }
      for (int m = 0; m < last; m++) {
        clock =
            pipeline == Pipeline.SEQUENTIAL
                ? draftAlone(batches, m + 1, n, verifyAlone(batches, m, n, clock))
                : overlap(batches, m, n, m + 1, n, clock);
      }
      if (pipeline != Pipeline.ROLLING) {
        clock = verifyAlone(batches, last, n, clock);
      } else if (last > 0) {
        clock = overlap(batches, last, n, 0, n + 1, clock);
      } else {
        clock = draftAlone(batches, 0, n + 1, verifyAlone(batches, 0, n, clock));
      }
    }
    return clock;
  }

  /** The drafter side of step {@code n} of batch {@code m} with nothing beside it. */
  private double draftAlone(List<PricedBatch> batches, int m, int n, double clock) {
    double begin = afterUpload(batches.get(m), n, clock);
    listener.drafts(m, n, begin);
    listener.draftDetermines(m, n, begin - clock);
    return begin + batches.get(m).profile().drafterSide(n);
  }

  /** The verifier side of step {@code n} of batch {@code m} with nothing beside it. */
  private double verifyAlone(List<PricedBatch> batches, int m, int n, double clock) {
    listener.verifies(m, n, clock);
    listener.verifyDetermines(m, n);
    return clock + batches.get(m).profile().verifierSide(n);
  }

  /** A slot in which batch {@code v} is verified while batch {@code d} is drafted. */
  private double overlap(
      List<PricedBatch> batches, int v, int verifyStep, int d, int draftStep, double clock) {
    double begin = afterUpload(batches.get(d), draftStep, clock);
    double drafted = begin + batches.get(d).profile().drafterSide(draftStep);
    double verified = clock + batches.get(v).profile().verifierSide(verifyStep);
    listener.verifies(v, verifyStep, clock);
    listener.drafts(d, draftStep, begin);
    if (drafted > verified) {
      listener.draftDetermines(d, draftStep, begin - clock);
      return drafted;
    }
    listener.verifyDetermines(v, verifyStep);
    return verified;
  }

  /** Only the first step waits for the prompts of its batch. */
  private static double afterUpload(PricedBatch batch, int n, double clock) {
    return n == 1 ? Math.max(clock, batch.readyS()) : clock;
  }
}
