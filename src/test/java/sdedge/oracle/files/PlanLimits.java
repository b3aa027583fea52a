package sdedge.oracle.files;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sdedge.instance.Batching;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.TaskOrder;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;
import sdedge.oracle.model.Part;
import sdedge.oracle.model.TaskSequence;
import sdedge.oracle.model.Uplinks;
import sdedge.oracle.model.Upload;
import sdedge.plan.Batch;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.wireless.Allocation;

/**
 * Whether a plan keeps to the limits of its instance (Sections 5 and 6 of the model).
 *
 * @param loaded the modes that its batches draft in
 * @param seen the tasks of the plan so far
 */
public record PlanLimits(
    Findings findings, Instance instance, ModeSelection loaded, Set<Integer> seen) {
  private static final String DRAFT_TOKENS = "draft tokens";
  private static final double BAND_ROUNDING = 1e-9;
  private static final double LENGTH_ROUNDING = 1e-9;
  private static final double END_ROUNDING = 1e-15;

  /** Whether a plan is one of the instance; everything in which it is not is reported. */
  public static boolean check(Findings findings, Instance instance, Plan plan) {
    int before = findings.size();
    ModeSelection loaded = new ModeSelection(instance, Part.modes(instance, plan.batches()));
    new PlanLimits(findings, instance, loaded, new HashSet<>()).check(plan);
    return findings.size() == before;
  }

  private void check(Plan plan) {
    Batching batching = instance.batching();
    boolean isRefused = // there are no batches, or no batch is alone in memory
        plan.continuous() == null
            ? plan.pipeline() == Pipeline.ASYNCHRONOUS && batching.isByBatch()
            : batching.pads() || batching.isByBatch();
    if (isRefused) {
      report("pipeline", "one with such padding and residency", plan.pipeline().key());
    }
    for (int c = 0; c < plan.cohorts().size(); c++) {
      cohort("cohorts[" + c + "]", plan.cohorts().get(c).batches());
    }
    if (plan.continuous() != null) {
      continuous(plan.continuous());
    }
    for (int k = 0; k < instance.tasks().size(); k++) {
      if (!seen.contains(k)) {
        report("cohorts", "task " + task(k) + " in a batch", "in none");
      }
    }
    TaskOrder order = plan.order();
    if (order != null && !TaskSequence.isIn(instance, order, plan.tasks())) {
      report("order", "an order that the tasks follow", order.key());
    }
    if (plan.allocation() != null) {
      plan.allocation().cells().forEach(cell -> windows(cell.drafter(), cell.windows()));
      new TreeMap<>(Uplinks.of(instance, plan)).forEach(this::delivered);
    }
  }

  private void continuous(ContinuousService continuous) {
    if (continuous instanceof JoiningService joining) {
      joining(joining);
    } else {
      groups((GroupService) continuous);
    }
    for (int task : continuous.tasks()) {
      if (!seen.add(task)) {
        report("admission", "each task once", task(task) + " twice");
      }
      if (!Memory.fits(new ModeSelection(instance, continuous.loaded()), List.of(task))) {
        report("admission", "tasks that fit in memory alone", task(task));
      }
    }
  }

  private void groups(GroupService service) {
    for (GroupService.GroupRule group : service.groups()) {
      Integer length = group.length();
      int least = length == null ? instance.speculation().minLength() : length;
      if (least > 0 && !ModeSubsets.haveCommonMode(instance, service.loaded())) {
        report("groups", "a loaded mode that all drafters have", String.valueOf(length));
      }
      atMost(
          "groups", DRAFT_TOKENS, instance.speculation().maxLength(), length == null ? 0 : length);
    }
  }

  private void joining(JoiningService service) {
    for (int d : instance.draftersWithTasks()) {
      joiningMode(service, d);
    }
    for (Map<Integer, Integer> lengths : List.of(service.lengths(), service.fewLengths())) {
      int longest = instance.speculation().maxLength();
      lengths.values().forEach(length -> atMost("lengths", DRAFT_TOKENS, longest, length));
    }
  }

  private void joiningMode(JoiningService service, int d) {
    Drafter drafter = instance.drafters().get(d);
    String name = service.modes().get(d);
    boolean drafts =
        instance.speculation().minLength() > 0
            || service.lengths().getOrDefault(d, 0) > 0
            || service.fewLengths().getOrDefault(d, 0) > 0;
    boolean isOne = drafter.modes().stream().anyMatch(mode -> mode.name().equals(name));
    boolean isNone = name == null && (drafter.modes().isEmpty() || !drafts);
    if (!isOne && !isNone) {
      report("drafter_modes", "a draft mode of " + drafter.id(), String.valueOf(name));
    }
  }

  private void cohort(String path, List<Batch> cohort) {
    List<Integer> tasks = cohort.stream().flatMap(batch -> batch.tasks().stream()).toList();
    atMost(path, "tasks in a cohort", instance.batching().maxTasksPerCohort(), tasks.size());
    boolean byBatch = instance.batching().isByBatch();
    if (!byBatch) {
      memory(path, "a cohort that fits in memory", tasks);
    }
    for (int b = 0; b < cohort.size(); b++) {
      String own = path + "[" + b + "]";
      batch(own, cohort.get(b));
      if (byBatch) {
        memory(own, "a batch that fits in memory", cohort.get(b).tasks());
      }
    }
  }

  private void memory(String path, String expected, List<Integer> tasks) {
    for (Memory.Load load : Memory.of(loaded, tasks)) {
      if (!load.fits()) {
        report(path, expected, load.node().id() + " lacks " + load.missingBytes() + " bytes");
      }
    }
  }

  private void batch(String path, Batch batch) {
    int longest = instance.speculation().maxLength();
    batch.choices().lengths().forEach(length -> atMost(path, DRAFT_TOKENS, longest, length));
    int most = instance.batching().maxTasksPerBatch();
    atMost(path, "tasks in a batch", most, batch.tasks().size());
    for (int task : batch.tasks()) {
      if (!seen.add(task)) {
        report(path, "each task in one batch", task(task) + " in two");
      }
    }
  }

  private void windows(int drafter, List<Allocation.Window> windows) {
    double bandHz = instance.drafters().get(drafter).wireless().bandwidthHz();
    double startS = 0;
    for (int w = 0; w < windows.size(); w++) {
      String path = "allocation." + instance.drafters().get(drafter).id() + ".windows[" + w + "]";
      Map<Integer, Double> hertz = windows.get(w).hz();
      double sum = hertz.values().stream().mapToDouble(Double::doubleValue).sum();
      if (sum > bandHz * (1 + BAND_ROUNDING)) {
        report(path, "shares of at most " + bandHz + " Hz", sum + " Hz");
      }
      time(path, startS, windows.get(w));
      startS = windows.get(w).endS();
    }
  }

  private void time(String path, double startS, Allocation.Window window) {
    double betweenS = window.endS() - startS;
    double lengthS = window.lengthS(startS);
    double roundingS = LENGTH_ROUNDING * lengthS + END_ROUNDING * window.endS();
    if (betweenS < 0) {
      report(path, "an end from " + startS + " on", String.valueOf(window.endS()));
    } else if (Math.abs(betweenS - lengthS) > roundingS) {
      report(path, "a length of " + betweenS + " s, from end to end", lengthS + " s");
    }
  }

  private void delivered(int task, Upload upload) {
    if (upload.readyS() == Double.POSITIVE_INFINITY) {
      double sent = upload.spans().stream().mapToDouble(s -> s.share().payloadBits()).sum();
      String whole = Uplinks.bits(instance, task) + " bits of " + task(task);
      report("allocation", whole, String.valueOf(sent));
    }
  }

  private void atMost(String path, String what, int most, int found) {
    if (found > most) {
      report(path, "at most " + most + " " + what, String.valueOf(found));
    }
  }

  private String task(int task) {
    return instance.tasks().get(task).id();
  }

  private void report(String path, String expected, String found) {
    findings.add(PlanFile.NAME, path, expected, found);
  }
}
