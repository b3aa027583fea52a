package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.StageRun;

/** Keeps the first stages of a run, those of a short one all. */
public final class FirstStages implements ExecutionListener {
  private final int most; // whom they serve, each once per stage
  private final List<StageRun> stages = new ArrayList<>();
  private int served;
  private double untilS = Double.POSITIVE_INFINITY;

  /**
   * Nothing yet.
   *
   * @param most whom they serve, each once per stage, and somewhat more
   */
  public FirstStages(int most) {
    this.most = most;
  }

  @Override
  public boolean asksForMembers() {
    return true;
  }

  @Override
  public void stage(StageRun run) {
    // drafts on the verifier's node and their verification are told of in one instant
    if (served >= most && run.drafter() != null && untilS == Double.POSITIVE_INFINITY) {
      untilS = run.startS();
    }
    if (untilS == Double.POSITIVE_INFINITY) {
      stages.add(run);
      served += 1 + run.members().size();
    }
  }

  /** When the first stage began that was not kept, seconds; infinite if there is none. */
  public double untilS() {
    return untilS;
  }

  /** The stages, by group, step, stage and drafter. */
  public List<StageRun> stages() {
    return stages.stream().sorted(ServiceLog.IN_ORDER).toList();
  }
}
