package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftChoice;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Reads {@code plan.json}. */
public final class PlanFile {
  public static final String NAME = "plan.json";

  private static final int MOST = Integer.MAX_VALUE;
  private static final int MOST_GROUPS = 1_000; // section 13 of the model

  private final Findings findings;
  private final CheckedInstance subject;
  private final Instance instance;
  private final References drafters;
  private final References tasks;

  private PlanFile(Findings findings, CheckedInstance subject) {
    this.findings = findings;
    this.subject = subject;
    instance = subject.instance();
    drafters =
        new References("drafters", instance.drafters().stream().map(Drafter::id).toList(), true);
    tasks = new References("tasks", instance.tasks().stream().map(Task::id).toList(), true);
  }

  /** The plan; null, with the reasons reported, if the file holds none for the instance. */
  public static @Nullable ResultPlan read(
      Findings findings, ObjectReader document, CheckedInstance subject) {
    int before = document.problems().count();
    ResultPlan plan = new PlanFile(findings, subject).plan(document);
    return document.problems().count() == before ? plan : null;
  }

  private ResultPlan plan(ObjectReader plan) {
    Expected.of(instance.name()).check(findings, plan.required("instance"));
    Expected.of(subject.sha256()).check(findings, plan.required("sha256"));
    Pipeline pipeline = plan.word("pipeline", Pipeline.values(), Pipeline::key);
    Scope scope = plan.word("scope", Scope.values(), Scope::key);
    ValueReader order = plan.required("order");
    TaskOrder[] orders =
        Arrays.stream(TaskOrder.values())
            .filter(each -> each != TaskOrder.AUTO)
            .toArray(TaskOrder[]::new);
    TaskOrder taskOrder = order.isNull() ? null : order.word(orders, TaskOrder::key);
    UplinkPolicy[] policies =
        Arrays.stream(UplinkPolicy.values())
            .filter(UplinkPolicy::isDecided)
            .toArray(UplinkPolicy[]::new);
    UplinkPolicy uplink = plan.word("uplink", policies, UplinkPolicy::key);
    if (pipeline == Pipeline.CONTINUOUS) {
      ResultPlan.Continuous continuous = continuous(plan);
      plan.finish();
      return new ResultPlan(pipeline, scope, taskOrder, uplink, Map.of(), List.of(), continuous);
    }
    List<List<ResultPlan.Batch>> cohorts = new ArrayList<>();
    for (ValueReader cohort : plan.list("cohorts", 1, MOST)) {
      cohorts.add(cohort.list(1, MOST).stream().map(this::batch).toList());
    }
    Map<Integer, List<ResultPlan.Window>> allocation =
        uplink == UplinkPolicy.EXPLICIT ? allocation(plan.list("allocation", 0, MOST)) : Map.of();
    plan.finish();
    return new ResultPlan(pipeline, scope, taskOrder, uplink, allocation, cohorts);
  }

  private ResultPlan.Continuous continuous(ObjectReader plan) {
    List<Integer> admitted =
        plan.list("admission", 1, MOST).stream().map(tasks::resolve).filter(k -> k >= 0).toList();
    List<ResultPlan.Continuous.Group> groups = new ArrayList<>();
    for (ValueReader value : plan.list("groups", 1, MOST_GROUPS)) {
      ObjectReader group = value.object();
      boolean chooses = group.optional("rule").isPresent();
      if (chooses) {
        Expected.of("best").check(findings, group.required("rule"));
      }
      Integer length = chooses ? null : group.integer("length", 0, MOST);
      groups.add(
          new ResultPlan.Continuous.Group(length, group.integer("max_tasks", 1, MOST, MOST)));
      group.finish();
    }
    Set<String> modes = ModeSubsets.stated(plan, "modes", ModeSubsets.names(instance));
    return new ResultPlan.Continuous(admitted, groups, modes);
  }

  private ResultPlan.Batch batch(ValueReader value) {
    ObjectReader batch = value.object();
    List<Integer> members =
        batch.list("tasks", 1, MOST).stream().map(tasks::resolve).filter(k -> k >= 0).toList();
    Map<Integer, Integer> lengths = new TreeMap<>();
    members.forEach(task -> lengths.put(instance.tasks().get(task).drafter(), -1));
    if (batch.optional("lengths").isPresent()) {
      batch
          .object("lengths")
          .entries(TextRule.NAME, MOST)
          .forEach((id, v) -> length(lengths, id, v));
    } else {
      int length = batch.integer("length", 0, MOST);
      lengths.replaceAll((drafter, none) -> length);
    }
    if (lengths.containsValue(-1)) {
      value.report("a length is missing");
    }
    Map<Integer, DraftChoice> choices = choices(batch, lengths);
    batch.finish();
    return ResultPlan.Batch.of(instance, members, choices);
  }

  /** The modes of parts that have a choice: one for all, or each its own. */
  private Map<Integer, DraftChoice> choices(ObjectReader batch, Map<Integer, Integer> lengths) {
    Map<Integer, DraftChoice> choices = new TreeMap<>();
    Map<String, ValueReader> own =
        batch.optional("lengths").isPresent()
            ? batch
                .optional("modes")
                .map(m -> m.object().entries(TextRule.NAME, MOST))
                .orElse(Map.of())
            : Map.of();
    Map<String, ValueReader> left = new TreeMap<>(own);
    for (Map.Entry<Integer, Integer> part : lengths.entrySet()) {
      Drafter drafter = instance.drafters().get(part.getKey());
      String mode = null;
      if (part.getValue() > 0 && drafter.hasChoice()) {
        ValueReader stated = own.isEmpty() ? batch.required("mode") : left.remove(drafter.id());
        mode = stated == null ? null : stated.text(TextRule.NAME);
        if (mode == null || !drafter.has(new DraftChoice(mode, part.getValue()))) {
          batch.required("tasks").report("a mode of " + drafter.id() + " is missing or unknown");
          mode = null;
        }
      }
      choices.put(part.getKey(), new DraftChoice(mode, part.getValue()));
    }
    left.forEach((id, value) -> value.report(id + " has no choice of modes in the batch"));
    return choices;
  }

  private void length(Map<Integer, Integer> lengths, String id, ValueReader value) {
    if (lengths.replace(drafters.resolve(value, id), value.integer(0, MOST)) == null) {
      value.report(id + " has no task in the batch");
    }
  }

  private Map<Integer, List<ResultPlan.Window>> allocation(List<ValueReader> cells) {
    Map<Integer, List<ResultPlan.Window>> allocation = new TreeMap<>();
    for (ValueReader value : cells) {
      ObjectReader cell = value.object();
      int drafter = drafters.resolve(cell.required("drafter"));
      List<ResultPlan.Window> windows = new ArrayList<>();
      double endS = 0;
      for (ValueReader window : cell.list("windows", 0, MOST)) {
        windows.add(window(window, endS));
        endS = windows.get(windows.size() - 1).endS();
      }
      cell.finish();
      if (allocation.put(drafter, windows) != null) {
        value.report("each drafter must be listed once");
      }
    }
    return allocation;
  }

  private ResultPlan.Window window(ValueReader value, double startS) {
    ObjectReader window = value.object();
    double endS = window.number("end_s", NumberRange.NON_NEGATIVE);
    double lengthS = window.number("length_s", NumberRange.NON_NEGATIVE, endS - startS);
    Map<Integer, Double> hertz = new TreeMap<>();
    window
        .object("hz")
        .entries(TextRule.NAME, MOST)
        .forEach((id, hz) -> hertz.put(tasks.resolve(hz, id), hz.number(NumberRange.NON_NEGATIVE)));
    window.finish();
    return new ResultPlan.Window(endS, lengthS, hertz);
  }
}
