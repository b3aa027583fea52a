package sdedge.check.model;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.timeline.Stage;

/**
 * A cohort that ran in slots, as it would run if a part of one of its batches were certain (Section
 * 9 of the model). From step 2 on the slots that prepare or verify this batch last longer, each by
 * so much, and everything comes that much later; nothing waits any more. Step 1 is certain anyway.
 */
record CertainSlots(Pipeline pipeline, List<BatchRun> cohort) {
  /** Lets the tasks of every part that may be gone see it as certain. */
  void see() {
    for (int m = 0; m < cohort.size(); m++) {
      BatchRun run = cohort.get(m);
      if (run.times().parts().stream().allMatch(PartTimes::isCertain)) {
        continue;
      }
      List<CertainPart> certain = CertainPart.of(run.times());
      for (int p = 0; p < certain.size(); p++) {
        if (!run.times().parts().get(p).isCertain()) {
          run.see(p, certain.get(p), verdictsS(m, certain.get(p)));
        }
      }
    }
  }

  private double[] verdictsS(int m, CertainPart certain) {
    BatchTimes usual = cohort.get(m).times();
    double[] verdictsS = new double[certain.part().steps() + 1];
    double laterS = 0;
    for (int n = 1; n < verdictsS.length; n++) {
      if (n > 1) {
        laterS += verifiedBesidePreparation(m, n).longerBy(certain.drafter(), usual.drafter(), n);
      }
      double beginS = cohort.get(m).startS(0, Stage.VERIFY, n) + laterS;
      verdictsS[n] = beginS + certain.verifier().seconds(n);
      if (n > 1) {
        laterS +=
            preparedBesideVerification(m, n).longerBy(certain.verifier(), usual.verifier(), n);
      }
    }
    return verdictsS;
  }

  /** The other side of a slot; alone, one that takes no time. */
  private record Beside(Side side, int step) {
    static final Beside NOTHING = new Beside(new Side(0), 0);

    /** By how much a slot is longer with one side of a batch than with another. */
    double longerBy(Side certain, Side usual, int ofBatch) {
      return certain.slotS(ofBatch, side, step) - usual.slotS(ofBatch, side, step);
    }
  }

  /** What is verified while batch {@code m} is prepared for a step. */
  private Beside verifiedBesidePreparation(int m, int step) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return Beside.NOTHING;
    } else if (m > 0) {
      return new Beside(cohort.get(m - 1).times().verifier(), step);
    }
    Side last = cohort.get(cohort.size() - 1).times().verifier();
    return closes() ? new Beside(last, step - 1) : Beside.NOTHING;
  }

  /** What is prepared while a step of batch {@code m} is verified. */
  private Beside preparedBesideVerification(int m, int step) {
    if (pipeline == Pipeline.SEQUENTIAL) {
      return Beside.NOTHING;
    } else if (m < cohort.size() - 1) {
      return new Beside(cohort.get(m + 1).times().drafter(), step);
    }
    return closes() ? new Beside(cohort.get(0).times().drafter(), step + 1) : Beside.NOTHING;
  }

  /** Whether the last batch is verified while the first one is prepared. */
  private boolean closes() {
    return pipeline == Pipeline.ROLLING && cohort.size() > 1;
  }
}
