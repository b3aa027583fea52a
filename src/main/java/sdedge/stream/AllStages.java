package sdedge.stream;

import java.util.ArrayList;
import java.util.List;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.StageRun;

/** Keeps all stages of a short run, and whom they serve. */
public final class AllStages implements ExecutionListener {
  private final List<StageRun> stages = new ArrayList<>();

  @Override
  public boolean asksForMembers() {
    return true;
  }

  @Override
  public void stage(StageRun run) {
    stages.add(run);
  }

  /** The stages, by group, step, stage and drafter. */
  public List<StageRun> stages() {
    return stages.stream().sorted(ServiceLog.IN_ORDER).toList();
  }
}
