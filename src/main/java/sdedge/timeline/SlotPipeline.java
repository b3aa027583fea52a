package sdedge.timeline;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;

/**
 * The slot pipelines: {@code rolling}, {@code synchronous} and {@code sequential} (docs/model.md
 * sections 6 and 9). Walks the slots and tells a {@link SlotListener} what each contains; knows
 * nothing of records.
 */
final class SlotPipeline {
  private final Pipeline pipeline;
  private final SlotListener listener;

  /** A walker for a pipeline other than {@code asynchronous}. */
  SlotPipeline(Pipeline pipeline, SlotListener listener) {
    this.pipeline = pipeline;
    this.listener = listener;
  }

  /** Runs a cohort from time {@code start}; returns when it ends. */
  double run(List<PricedBatch> batches, double start) {
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
                : n == 1
                    ? firstOverlap(batches, m, clock)
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
    double begin = n == 1 ? Math.max(clock, batches.get(m).readyS()) : clock;
    listener.drafts(m, n, begin);
    listener.draftCounts(m, n, 1, begin - clock);
    return begin + batches.get(m).profile().drafterSide(n);
  }

  /** The verifier side of step {@code n} of batch {@code m} with nothing beside it. */
  private double verifyAlone(List<PricedBatch> batches, int m, int n, double clock) {
    listener.verifies(m, n, clock);
    listener.verifyCounts(m, n, 1);
    return clock + batches.get(m).profile().verifierSide(n);
  }

  /** Step 1 of batch {@code m} is verified while that of the next one waits and is drafted. */
  private double firstOverlap(List<PricedBatch> batches, int m, double clock) {
    PricedBatch next = batches.get(m + 1);
    double begin = Math.max(clock, next.readyS());
    double drafted = begin + next.profile().drafterSide(1);
    double verified = clock + batches.get(m).profile().verifierSide(1);
    listener.verifies(m, 1, clock);
    listener.drafts(m + 1, 1, begin);
    if (drafted > verified) {
      listener.draftCounts(m + 1, 1, 1, begin - clock);
      return drafted;
    }
    listener.verifyCounts(m, 1, 1);
    return verified;
  }

  /**
   * A slot in which batch {@code v} is verified while batch {@code d} is drafted: the mean of the
   * longer side, each there with its chance.
   */
  private double overlap(
      List<PricedBatch> batches, int v, int verifyStep, int d, int draftStep, double clock) {
    BatchProfile drafted = batches.get(d).profile();
    BatchProfile verified = batches.get(v).profile();
    double draft = drafted.drafterSide(draftStep);
    double verify = verified.verifierSide(verifyStep);
    double draftChance = drafted.drafterChance(draftStep);
    double verifyChance = verified.verifierChance(verifyStep);
    boolean draftIsLonger = draft * verifyChance > verify * draftChance;
    double draftPart = draftIsLonger ? 1 : 1 - verifyChance;
    double verifyPart = draftIsLonger ? 1 - draftChance : 1;
    listener.verifies(v, verifyStep, clock);
    listener.drafts(d, draftStep, clock);
    listener.draftCounts(d, draftStep, draftPart, 0);
    listener.verifyCounts(v, verifyStep, verifyPart);
    return clock + (draftPart * draft + verifyPart * verify);
  }
}
