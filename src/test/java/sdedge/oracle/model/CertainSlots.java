package sdedge.oracle.model;

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
      List<PartTimes> parts = run.times().parts();
      for (int p = 0; p < parts.size(); p++) {
        if (!parts.get(p).isCertain()) {
          verdicts(m, p, run.seenAsCertain(p));
        }
      }
    }
  }

  private void verdicts(int m, int part, BatchRun seen) {
    BatchRun run = cohort.get(m);
    double laterS = 0;
    for (int n = 1; n <= run.times().parts().get(part).steps(); n++) {
      BatchStep usual = run.times().at(n);
      BatchStep certain = seen.times().at(n);
      BatchStep verified = verifiedMeanwhile(m, n);
      BatchStep prepared = preparedMeanwhile(m, n);
      laterS += certain.slotS(verified) - usual.slotS(verified);
      seen.know(part, n, run.startS(0, Stage.VERIFY, n) + laterS + certain.verifierS());
      laterS += prepared.slotS(certain) - prepared.slotS(usual);
    }
  }

  /** What is verified while batch {@code m} is prepared for a step. */
  private BatchStep verifiedMeanwhile(int m, int step) {
    if (pipeline == Pipeline.SEQUENTIAL || (m == 0 && !closes())) {
      return BatchStep.NONE;
    }
    return m > 0
        ? cohort.get(m - 1).times().at(step)
        : cohort.get(cohort.size() - 1).times().at(step - 1);
  }

  /** What is prepared while a step of batch {@code m} is verified. */
  private BatchStep preparedMeanwhile(int m, int step) {
    boolean isLast = m == cohort.size() - 1;
    if (pipeline == Pipeline.SEQUENTIAL || (isLast && !closes())) {
      return BatchStep.NONE;
    }
    return isLast ? cohort.get(0).times().at(step + 1) : cohort.get(m + 1).times().at(step);
  }

  /** Whether the last batch is verified while the first one is prepared. */
  private boolean closes() {
    return pipeline == Pipeline.ROLLING && cohort.size() > 1;
  }
}
