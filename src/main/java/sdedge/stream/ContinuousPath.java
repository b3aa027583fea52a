package sdedge.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.timeline.CriticalPath;
import sdedge.timeline.Execution;
import sdedge.timeline.QueueingPath;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;

/** What bounds a makespan under any pipeline (docs/model.md section 8). */
public final class ContinuousPath {
  private static final double ROUNDING = 1e-11;

  private final Instance instance;
  private final Execution execution;

  private ContinuousPath(Instance instance, Execution execution) {
    this.instance = instance;
    this.execution = execution;
  }

  /** The longest path through the execution of a feasible plan, of batches or continuous. */
  public static CriticalPath of(Instance instance, Plan plan, Execution execution) {
    return plan.continuous() == null
        ? CriticalPath.of(instance, plan)
        : CriticalPath.of(new ContinuousPath(instance, execution).served());
  }

  private QueueingPath served() {
    QueueingPath path = new QueueingPath(instance, execution.makespanS(), this::uploader);
    execution.stages().forEach(run -> path.add(run, freeS(run)));
    return path;
  }

  /** A link is free as soon as all bits are sent. */
  private double freeS(StageRun run) {
    Integer drafter = run.drafter();
    boolean isLink = run.stage() == Stage.FRONTHAUL_UP || run.stage() == Stage.FRONTHAUL_DOWN;
    return drafter != null && isLink
        ? run.endS() - instance.drafters().get(drafter).fronthaul().latencyS()
        : run.endS();
  }

  /** A stage at a drafter that begins just when a prompt of its cell comes waited for it. */
  private @Nullable Integer uploader(StageRun run, double startS) {
    Integer drafter = run.drafter();
    List<TaskTimes> times = execution.tasks();
    if (drafter == null || run.stage() == Stage.FRONTHAUL_DOWN) {
      return null;
    }
    for (int k = 0; k < times.size(); k++) {
      double readyS = times.get(k).readyS();
      boolean isNear = Math.abs(readyS - startS) <= ROUNDING * execution.makespanS();
      if (readyS > 0 && isNear && instance.tasks().get(k).drafter() == drafter) {
        return drafter;
      }
    }
    return null;
  }
}
