package sdedge.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.Document;
import sdedge.document.InvalidInputException;
import sdedge.document.ObjectReader;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;

/**
 * Reads {@code plan.json}, or the same tree in YAML. So that plans are easily made by hand or by
 * other programs, only {@code drafters} with {@code id} and {@code cohorts} must be there; the
 * pipeline, the scope and the uplink policies are those of the instance then. Whether the plan is
 * feasible is not checked here.
 */
public final class PlanReader {
  private static final int MOST = Integer.MAX_VALUE;
  private static final int LONGEST = 64;
  private static final TextRule SHA256 =
      new TextRule(Pattern.compile("[0-9a-f]{64}"), "64 hexadecimal digits in lower case");

  private final Instance instance;
  private final List<String> drafterIds;
  private final List<String> taskIds;
  private final Map<String, Integer> drafterIndices;
  private final Map<String, Integer> taskIndices;

  private PlanReader(Instance instance) {
    this.instance = instance;
    drafterIds = instance.drafters().stream().map(Drafter::id).toList();
    taskIds = instance.tasks().stream().map(Task::id).toList();
    drafterIndices = indices(drafterIds);
    taskIndices = indices(taskIds);
  }

  private static Map<String, Integer> indices(List<String> ids) {
    Map<String, Integer> indices = new HashMap<>();
    for (String id : ids) {
      indices.put(id, indices.size());
    }
    return indices;
  }

  /**
   * Reads a plan for an instance.
   *
   * @param file the name under which problems are reported
   * @throws InvalidInputException with all problems of the file
   */
  public static PlanFile parse(String file, byte[] bytes, Instance instance)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    PlanFile plan = new PlanReader(instance).read(Document.parse(problems, bytes).object());
    problems.throwIfAny();
    return plan;
  }

  private PlanFile read(ObjectReader reader) {
    String name = optionalText(reader, "instance", TextRule.NAME);
    String sha256 = optionalText(reader, "sha256", SHA256);
    Pipeline pipeline =
        reader.word("pipeline", Pipeline.values(), Pipeline::key, instance.pipeline());
    Scope scope = reader.word("scope", Scope.values(), Scope::key, instance.speculation().scope());
    List<DrafterPlan> drafters = drafters(reader);
    reader.finish();
    return new PlanFile(name, sha256, new Plan(pipeline, scope, drafters));
  }

  private List<DrafterPlan> drafters(ObjectReader reader) {
    @Nullable DrafterPlan[] byDrafter = new DrafterPlan[drafterIds.size()];
    for (ValueReader item : reader.list("drafters", 1, MOST)) {
      ObjectReader object = item.object();
      int drafter = index(object.required("id"), "drafters", drafterIndices, drafterIds);
      DrafterPlan plan = drafter(object, Math.max(drafter, 0));
      if (drafter >= 0 && byDrafter[drafter] != null) {
        object.required("id").report(drafterIds.get(drafter) + " has a plan already");
      } else if (drafter >= 0) {
        byDrafter[drafter] = plan;
      }
    }
    List<DrafterPlan> inInstanceOrder = new ArrayList<>();
    for (DrafterPlan plan : byDrafter) {
      if (plan != null) {
        inInstanceOrder.add(plan);
      }
    }
    return inInstanceOrder;
  }

  private DrafterPlan drafter(ObjectReader reader, int drafter) {
    Optional<ValueReader> order = reader.optional("order").filter(value -> !value.isNull());
    TaskOrder taskOrder =
        order.isPresent()
            ? order.get().word(withoutLast(TaskOrder.values()), TaskOrder::key)
            : null;
    UplinkPolicy unstated =
        instance.uplink() == UplinkPolicy.AUTO ? UplinkPolicy.SEQUENTIAL : instance.uplink();
    UplinkPolicy uplink =
        reader.word(
            "uplink",
            UplinkPolicy.FORMULAS.toArray(UplinkPolicy[]::new),
            UplinkPolicy::key,
            unstated);
    List<Cohort> cohorts = new ArrayList<>();
    for (ValueReader cohort : reader.list("cohorts", 1, MOST)) {
      cohorts.add(new Cohort(cohort.list(1, MOST).stream().map(this::batch).toList()));
    }
    reader.finish();
    return new DrafterPlan(drafter, taskOrder, uplink, cohorts);
  }

  private Batch batch(ValueReader value) {
    ObjectReader reader = value.object();
    List<Integer> tasks = new ArrayList<>();
    for (ValueReader task : reader.list("tasks", 1, MOST)) {
      tasks.add(Math.max(0, index(task, "tasks", taskIndices, taskIds)));
    }
    Batch batch = new Batch(tasks, reader.integer("length", 0, LONGEST));
    reader.finish();
    return batch;
  }

  /** The place of a name in the instance; −1 if it has none. */
  private static int index(
      ValueReader value, String kind, Map<String, Integer> indices, List<String> ids) {
    String id = value.text(TextRule.NAME);
    int index = indices.getOrDefault(id, -1);
    if (index < 0 && !id.isEmpty()) {
      value.reportUnknown(kind, id, ids);
    }
    return index;
  }

  private static @Nullable String optionalText(ObjectReader reader, String key, TextRule rule) {
    return reader.optional(key).map(value -> value.text(rule)).orElse(null);
  }

  /** {@code AUTO}, the last constant, is a search option and never stands in a plan. */
  private static <E> E[] withoutLast(E[] constants) {
    return Arrays.copyOf(constants, constants.length - 1);
  }
}
