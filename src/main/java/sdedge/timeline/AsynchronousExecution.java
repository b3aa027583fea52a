package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import sdedge.latency.PartProfile;

/** The record of an asynchronous execution. */
final class AsynchronousExecution {
  private AsynchronousExecution() {}

  /** Executes a plan. */
  static Execution of(PricedPlan plan) {
    Recorder recorder = new Recorder(plan);
    List<PricedBatch> batches = plan.batches();
    double makespanS = AsynchronousPipeline.run(plan.instance(), batches, new Everything(recorder));
    for (int m = 0; m < batches.size(); m++) {
      for (int i = 0; i < batches.get(m).profile().parts().size(); i++) {
        if (!batches.get(m).profile().parts().get(i).isCertain()) {
          recorder.condition(batches.get(m), i, certain(plan, batches, m, i));
        }
      }
    }
    return recorder.execution(makespanS, null);
  }

  /** Tasks that may end early see the execution in which their own part is still there. */
  private static Verdicts certain(PricedPlan plan, List<PricedBatch> batches, int m, int i) {
    List<PricedBatch> others = new ArrayList<>(batches);
    others.set(m, batches.get(m).given(i));
    OnePart one = new OnePart(others.get(m), i);
    AsynchronousPipeline.run(plan.instance(), others, one);
    return one.verdicts;
  }

  private record Everything(Recorder recorder) implements AsynchronousObserver {
    @Override
    public void stage(
        PricedBatch batch, PartProfile part, int step, Stage stage, double startS, double endS) {
      recorder.stage(batch, part, step, stage, startS, endS);
    }

    @Override
    public void verification(PricedBatch batch, int step, double startS, double endS) {
      recorder.verification(batch, step, startS, endS);
    }

    @Override
    public void firstTokens(PricedBatch batch, int part, double timeS) {
      recorder.firstTokens(batch, part, timeS);
    }

    @Override
    public void known(PricedBatch batch, int part, int step, double timeS) {
      recorder.known(batch, part, step, timeS);
    }
  }

  private static final class OnePart implements AsynchronousObserver {
    private final PricedBatch batch;
    private final int part;
    private final Verdicts verdicts;

    OnePart(PricedBatch batch, int part) {
      this.batch = batch;
      this.part = part;
      verdicts = new Verdicts(batch.profile().parts().get(part).steps());
    }

    @Override
    public void known(PricedBatch other, int index, int step, double timeS) {
      if (other.place().equals(batch.place()) && index == part) {
        verdicts.known(step, timeS);
      }
    }
  }
}
