package sdedge.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.timeline.Execution;
import sdedge.timeline.ExecutionListener;
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
  private final Map<List<Integer>, Step> steps = new HashMap<>(); // by group and number
  private final Map<Integer, String> joiningModes; // by drafter
  private final double[] startS; // by request
  private final Map<Stage, double[]> servedS = new EnumMap<>(Stage.class); // by request
  private final double[] lastDownS; // of steps without drafts, by request

  /** A step whose stages are under way. */
  private static final class Step {
    final int[] requests;
    int parts; // whose link down is yet to come

    Step(int[] requests, int parts) {
      this.requests = requests;
      this.parts = parts;
    }
  }

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
    joiningModes = service instanceof JoiningService joining ? joining.modes() : Map.of();
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
    return keepsMembers;
  }

  @Override
  public void step(int group, int step, DraftChoice choice, int[] requests) {
    int parts = (int) Arrays.stream(requests).map(this::drafter).distinct().count();
    steps.put(List.of(group, step), new Step(requests, parts));
    for (int request : requests) {
      groups[request] = group + 1;
      String mode = instance.drafters().get(drafter(request)).modeName(choice);
      if (mode != null) {
        modes.get(tasks[request]).add(mode);
      }
    }
  }

  private int drafter(int request) {
    return instance.tasks().get(tasks[request]).drafter();
  }

  @Override
  public void stage(StageRun run) {
    stages.add(ofTasks(run));
    List<Integer> key = List.of(run.batch() - 1, run.step());
    Step step = steps.get(key);
    if (step == null) {
      throw new IllegalStateException("a stage of no step");
    }
    for (int request : step.requests) {
      if (run.drafter() == null || run.drafter() == drafter(request)) {
        serve(request, run, run.isDraftedAtDrafter(instance));
      }
    }
    if (run.stage() == Stage.FRONTHAUL_DOWN && --step.parts == 0) {
      steps.remove(key);
    }
  }

  @Override
  public void stage(StageRun run, int[] requests, int[] lengths) {
    stages.add(ofTasks(run));
    for (int i = 0; i < requests.length; i++) {
      int d = drafter(requests[i]);
      DraftChoice choice = new DraftChoice(joiningModes.get(d), lengths[i]);
      String mode = instance.drafters().get(d).modeName(choice);
      groups[requests[i]] = run.batch();
      if (mode != null) {
        modes.get(tasks[requests[i]]).add(mode);
      }
      boolean isAway = mode != null && !instance.drafters().get(d).draftsAtVerifier(mode);
      serve(requests[i], run, isAway);
    }
  }

  private StageRun ofTasks(StageRun run) {
    return run.members().isEmpty()
        ? run
        : run.with(run.members().stream().map(one -> one.as(tasks[one.index()])).toList());
  }

  private void serve(int request, StageRun run, boolean isAwaited) {
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
    @Nullable TaskTimes[] times = new TaskTimes[tasks.length];
    Integer[] ofTasks = new Integer[tasks.length];
    for (int r = 0; r < tasks.length; r++) {
      times[tasks[r]] = times(r, result);
      ofTasks[tasks[r]] = groups[r];
    }
    stages.sort(IN_ORDER);
    double makespanS = result.spanS();
    ServiceRecord record = new ServiceRecord(stages, List.of(ofTasks), modes, warnings);
    List<TaskTimes> ofAll = new ArrayList<>();
    for (TaskTimes each : times) {
      if (each != null) {
        ofAll.add(each);
      }
    }
    Utilisation busy = result.loads();
    return new Execution(instance, plan, makespanS, null, ofAll, busy, null, record, null);
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
