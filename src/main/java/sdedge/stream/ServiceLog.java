package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionListener;
import sdedge.timeline.JobMember;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.Stage;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/**
 * Keeps what happens while a continuous plan is executed. A task is served by the stages of its
 * steps, those of its own drafter; a link down without drafts only if it brings the last token,
 * since nobody waits for the others.
 */
final class ServiceLog implements ExecutionListener {
  /** By group, step, stage and drafter. */
  static final Comparator<StageRun> IN_ORDER =
      Comparator.comparingInt(StageRun::batch)
          .thenComparingInt(StageRun::step)
          .thenComparing(StageRun::stage)
          .thenComparing(run -> run.drafter() == null ? -1 : run.drafter());

  private final Instance instance;
  private final boolean keepsMembers;
  private final int[] tasks; // by request
  private final int[] groups; // by request
  private final List<SortedSet<String>> modes = new ArrayList<>(); // by task
  private final List<StageRun> stages = new ArrayList<>();
  private final List<StageRun> drafts = new ArrayList<>(); // of a group, before its verification
  private final boolean joins;
  private final double[] startS; // by request
  private final Map<Stage, double[]> servedS = new EnumMap<>(Stage.class); // by request
  private final double[] lastDownS; // of steps without drafts, by request

  /**
   * A log of nothing yet.
   *
   * @param keepsMembers whether stages are to say whom they serve
   */
  ServiceLog(Instance instance, ContinuousService service, boolean keepsMembers) {
    this.instance = instance;
    this.keepsMembers = keepsMembers;
    tasks = service.tasks().stream().mapToInt(Integer::intValue).toArray();
    groups = new int[tasks.length];
    joins = service instanceof JoiningService;
    startS = new double[tasks.length];
    Arrays.fill(startS, Double.NaN);
    for (Stage stage : Stage.values()) {
      servedS.put(stage, new double[tasks.length]);
    }
    lastDownS = new double[tasks.length];
    instance.tasks().forEach(task -> modes.add(new TreeSet<>()));
  }

  @Override
  public boolean asksForMembers() {
    return true;
  }

  /** All of a group wait for the drafts that are made before their verification. */
  @Override
  public void stage(StageRun run) {
    stages.add(ofTasks(run));
    boolean isBefore = !joins && run.drafter() == null && run.stage() == Stage.DRAFT;
    if (isBefore) {
      drafts.add(run);
      return;
    }
    List<StageRun> before = run.stage() == Stage.VERIFY ? List.copyOf(drafts) : List.of();
    drafts.removeAll(before);
    for (JobMember member : run.members()) {
      before.forEach(each -> serve(member, each));
      serve(member, run);
    }
  }

  private StageRun ofTasks(StageRun run) {
    return keepsMembers
        ? run.with(run.members().stream().map(one -> one.as(tasks[one.index()])).toList())
        : run;
  }

  private void serve(JobMember member, StageRun run) {
    int request = member.index();
    String mode = member.mode();
    groups[request] = run.batch();
    boolean isAwaited = false;
    if (mode != null) {
      int task = tasks[request];
      modes.get(task).add(mode);
      int d = instance.tasks().get(task).drafter();
      isAwaited = !instance.drafters().get(d).draftsAtVerifier(mode);
    }
    if (Double.isNaN(startS[request])) {
      startS[request] = run.startS();
    }
    double seconds = run.endS() - run.startS();
    if (run.stage() == Stage.FRONTHAUL_DOWN && !isAwaited) {
      lastDownS[request] = seconds;
      return;
    }
    lastDownS[request] = 0;
    seconds(run.stage())[request] += seconds;
  }

  /**
   * What became of the plan.
   *
   * @param warnings of passes beyond the grid of a table
   */
  Execution execution(Plan plan, StreamResult result, List<String> warnings) {
    TaskTimes[] times = new TaskTimes[tasks.length];
    Integer[] ofTasks = new Integer[tasks.length];
    for (int r = 0; r < tasks.length; r++) {
      times[tasks[r]] = times(r, result);
      ofTasks[tasks[r]] = groups[r];
    }
    stages.sort(IN_ORDER);
    double makespanS = result.spanS();
    ServiceRecord record = new ServiceRecord(stages, List.of(ofTasks), modes, warnings);
    Utilisation busy = result.loads();
    return new Execution(instance, plan, makespanS, null, List.of(times), busy, null, record, null);
  }

  private TaskTimes times(int request, StreamResult result) {
    return new TaskTimes(
        result.readyS(request),
        startS[request],
        result.firstS(request),
        result.completeS(request),
        result.steps(request),
        served(Stage.DRAFT, request),
        served(Stage.FRONTHAUL_UP, request),
        served(Stage.VERIFY, request),
        served(Stage.FRONTHAUL_DOWN, request) + lastDownS[request]);
  }

  private double served(Stage stage, int request) {
    return seconds(stage)[request];
  }

  private double[] seconds(Stage stage) {
    return Objects.requireNonNull(servedS.get(stage));
  }
}
