package sdedge.timeline;

import java.util.Iterator;
import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.latency.BatchProfile;
import sdedge.latency.PartProfile;

/**
 * The slot pipelines: {@code rolling}, {@code synchronous} and {@code sequential} (docs/model.md
 * sections 6 and 9).
 */
final class SlotPipeline implements BatchPipeline {
  private final Pipeline pipeline;
  private final Iterator<List<PricedBatch>> cohorts;
  private final BatchListener listener;
  private final BatchStages stages;
  private double[][] verifyStartsS = {}; // of the cohort, by batch and step − 1, for a listener
  private double clockS;

  /** An execution at time 0 under a pipeline other than {@code asynchronous}. */
  SlotPipeline(
      Pipeline pipeline,
      Iterator<List<PricedBatch>> cohorts,
      BatchListener listener,
      BatchStages stages) {
    this.pipeline = pipeline;
    this.cohorts = cohorts;
    this.listener = listener;
    this.stages = stages;
  }

  @Override
  public boolean advance() {
    if (!cohorts.hasNext()) {
      return false;
    }
    List<PricedBatch> batches = cohorts.next();
    if (listener == BatchListener.NONE) {
      clockS = run(batches, clockS);
      return true;
    }
    verifyStartsS =
        batches.stream().map(batch -> new double[batch.profile().steps()]).toArray(double[][]::new);
    batches.forEach(listener::admitted);
    clockS = run(batches, clockS);
    CertainClock clock = new CertainClock(pipeline, batches, verifyStartsS);
    for (int m = 0; m < batches.size(); m++) {
      int own = m;
      listener.becomesUncertain(
          batches.get(m), (part, certain, known) -> clock.verdicts(own, certain));
      listener.finished(batches.get(m));
    }
    return true;
  }

  @Override
  public double endS() {
    return clockS;
  }

  /** Runs a cohort from time {@code start}; returns when it ends. */
  private double run(List<PricedBatch> batches, double start) {
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
    drafts(batches.get(m), n, begin);
    listener.draftCounts(batches.get(m), n, 1, begin - clock);
    return begin + batches.get(m).profile().drafterSide(n);
  }

  /** The verifier side of step {@code n} of batch {@code m} with nothing beside it. */
  private double verifyAlone(List<PricedBatch> batches, int m, int n, double clock) {
    verifies(batches, m, n, clock);
    listener.verifyCounts(batches.get(m), n, 1);
    return clock + batches.get(m).profile().verifierSide(n);
  }

  /** Step 1 of batch {@code m} is verified while that of the next one waits and is drafted. */
  private double firstOverlap(List<PricedBatch> batches, int m, double clock) {
    PricedBatch next = batches.get(m + 1);
    double begin = Math.max(clock, next.readyS());
    double drafted = begin + next.profile().drafterSide(1);
    double verified = clock + batches.get(m).profile().verifierSide(1);
    verifies(batches, m, 1, clock);
    drafts(batches.get(m + 1), 1, begin);
    listener.slot(drafted - clock, verified - clock, Math.max(drafted, verified) - clock);
    if (drafted > Instants.endS(verified)) {
      listener.draftCounts(batches.get(m + 1), 1, 1, begin - clock);
    } else {
      listener.verifyCounts(batches.get(m), 1, 1);
    }
    return Math.max(drafted, verified);
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
    boolean draftIsLonger = draft * verifyChance > Instants.endS(verify * draftChance);
    double draftPart = draftIsLonger ? 1 : 1 - verifyChance;
    double verifyPart = draftIsLonger ? 1 - draftChance : 1;
    double length = draftPart * draft + verifyPart * verify;
    verifies(batches, v, verifyStep, clock);
    drafts(batches.get(d), draftStep, clock);
    listener.slot(draft * verifyChance, verify * draftChance, length);
    listener.draftCounts(batches.get(d), draftStep, draftPart, 0);
    listener.verifyCounts(batches.get(v), verifyStep, verifyPart);
    return clock + length;
  }

  /** The drafter side of a step of a batch begins. */
  private void drafts(PricedBatch batch, int step, double startS) {
    if (listener == BatchListener.NONE || (step > 1 && stages == BatchStages.NONE)) {
      return;
    }
    for (PartProfile part : batch.profile().parts()) {
      double draftedS = startS + part.draft(step);
      boolean drafts = part.isOnTheWay() && step <= part.steps();
      if (step == 1 && (drafts || part.goesUp(1))) {
        listener.begins(batch, startS);
      }
      if (drafts) {
        stages.part(batch, part, step, Stage.DRAFT, startS, draftedS, draftedS);
      }
      if (part.goesUp(step)) {
        double freeS = draftedS + part.upFree(step);
        double arrivedS = startS + part.side(step);
        stages.part(batch, part, step, Stage.FRONTHAUL_UP, draftedS, freeS, arrivedS);
      }
    }
  }

  /** The verifier side of a step of batch {@code m} begins. */
  private void verifies(List<PricedBatch> batches, int m, int step, double startS) {
    if (listener == BatchListener.NONE || step > batches.get(m).profile().steps()) {
      return;
    }
    PricedBatch batch = batches.get(m);
    BatchProfile profile = batch.profile();
    if (step == 1) {
      listener.begins(batch, startS);
    }
    verifyStartsS[m][step - 1] = startS;
    double verifiedS = startS + profile.verify(step);
    stages.verification(batch, step, startS, verifiedS);
    for (int i = 0; i < profile.parts().size(); i++) {
      PartProfile part = profile.parts().get(i);
      if (part.comesDown(step)) {
        double arrivedS = startS + (profile.verify(step) + part.down(step));
        double freeS = verifiedS + part.downBusy(step);
        stages.part(batch, part, step, Stage.FRONTHAUL_DOWN, verifiedS, freeS, arrivedS);
      }
      if (step <= part.steps()) {
        listener.verdict(batch, i, step, startS + profile.verifierSide(step));
      }
    }
  }
}
