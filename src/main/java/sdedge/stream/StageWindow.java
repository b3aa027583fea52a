package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.plan.GroupService;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;

/**
 * Keeps the stages of a window of a run: of {@value #STEPS} steps, from the first one of some
 * request on, in the order in which they begin. So the steps of each group follow one another.
 */
public final class StageWindow implements ExecutionListener {
  private static final int STEPS = 200;

  private final int request;
  private final int most; // steps
  private final int[] firstStep = new int[GroupService.MOST_GROUPS]; // by group; 0 for none
  private final int[] lastStep = new int[GroupService.MOST_GROUPS]; // by group
  private final List<StageRun> stages = new ArrayList<>();
  private int steps;
  private boolean isOfGroups;
  private boolean hasBegun; // of those who join one by one

  /**
   * A window that is yet to come.
   *
   * @param request with whose first step it begins
   */
  public StageWindow(int request) {
    this(request, STEPS);
  }

  StageWindow(int request, int most) {
    this.request = request;
    this.most = most;
  }

  @Override
  public void step(int group, int step, int[] requests) {
    isOfGroups = true;
    boolean begins = steps > 0 || Arrays.stream(requests).anyMatch(each -> each == request);
    if (!begins || steps == most) {
      return;
    }
    steps++;
    lastStep[group] = step;
    if (firstStep[group] == 0) {
      firstStep[group] = step;
    }
  }

  @Override
  public void stage(StageRun run) {
    int group = run.batch() - 1;
    boolean isIn =
        isOfGroups
            ? firstStep[group] > 0
                && run.step() >= firstStep[group]
                && run.step() <= lastStep[group]
            : isInOfJoining(run);
    if (isIn) {
      stages.add(run);
    }
  }

  /** Of those who join one by one it is as many passes of the verifier, and what else begins. */
  private boolean isInOfJoining(StageRun run) {
    hasBegun |= run.members().stream().anyMatch(each -> each.index() == request);
    boolean isOfPass = run.drafter() == null || run.stage() == Stage.FRONTHAUL_DOWN;
    if (hasBegun && run.drafter() == null && firstStep[0] == 0) {
      firstStep[0] = run.step();
    }
    if (run.drafter() == null && firstStep[0] > 0) {
      steps = run.step() - firstStep[0] + 1;
    }
    int since = run.step() - firstStep[0];
    return hasBegun && (isOfPass ? firstStep[0] > 0 && since >= 0 && since < most : steps <= most);
  }

  /** The stages, by group, step, stage and drafter. */
  public List<StageRun> stages() {
    return stages.stream().sorted(ServiceLog.IN_ORDER).toList();
  }
}
