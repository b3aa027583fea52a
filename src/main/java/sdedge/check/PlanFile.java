package sdedge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Instance;
import sdedge.instance.Keyed;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Reads {@code plan.json}. */
final class PlanFile {
  static final String NAME = "plan.json";

  private final Subject subject;
  private final Instance instance;
  private final Map<String, Integer> drafters = new HashMap<>();
  private final Map<String, Integer> tasks = new HashMap<>();

  private PlanFile(Subject subject) {
    this.subject = subject;
    instance = subject.instance();
    instance.drafters().forEach(drafter -> drafters.put(drafter.id(), drafters.size()));
    instance.tasks().forEach(task -> tasks.put(task.id(), tasks.size()));
  }

  /** The plan; null, with the reasons reported, if the file holds none for the instance. */
  static @Nullable ResultPlan read(Findings findings, JsonValue document, Subject subject) {
    Findings own = new Findings();
    ResultPlan plan = new PlanFile(subject).plan(Tree.of(own, NAME, document));
    own.differences()
        .forEach(d -> findings.add(d.file(), d.row(), d.column(), d.expected(), d.found()));
    return own.isEmpty() ? plan : null;
  }

  private ResultPlan plan(Tree tree) {
    tree.get("instance").mustBe(instance.name());
    tree.get("sha256").mustBe(subject.sha256());
    Pipeline pipeline = word(tree.get("pipeline"), Pipeline.values());
    Scope scope = word(tree.get("scope"), Scope.values());
    List<ResultPlan.OfDrafter> plans = new ArrayList<>();
    tree.get("drafters").items().forEach(item -> plans.add(drafter(item)));
    tree.finish();
    return new ResultPlan(pipeline, scope, plans);
  }

  private ResultPlan.OfDrafter drafter(Tree tree) {
    int drafter = index(tree.get("id"), drafters, "a drafter of the instance");
    Tree order = tree.get("order");
    TaskOrder taskOrder = order.isNull() ? null : word(order, withoutAuto(TaskOrder.values()));
    UplinkPolicy uplink = word(tree.get("uplink"), withoutAuto(UplinkPolicy.values()));
    List<List<ResultPlan.Batch>> cohorts = new ArrayList<>();
    for (Tree cohort : some(tree.get("cohorts"))) {
      cohorts.add(some(cohort).stream().map(this::batch).toList());
    }
    tree.finish();
    return new ResultPlan.OfDrafter(drafter, taskOrder, uplink, cohorts);
  }

  private ResultPlan.Batch batch(Tree tree) {
    List<Integer> members =
        some(tree.get("tasks")).stream()
            .map(task -> index(task, tasks, "a task of the instance"))
            .toList();
    Long length = tree.get("length").integer(0);
    tree.finish();
    return new ResultPlan.Batch(
        members, length == null ? 0 : Math.toIntExact(Math.min(length, 99)));
  }

  private static List<Tree> some(Tree tree) {
    List<Tree> items = tree.items();
    if (items.isEmpty()) {
      tree.mismatch("at least one entry");
    }
    return items;
  }

  private static int index(Tree tree, Map<String, Integer> ids, String expected) {
    String id = tree.text();
    Integer index = id == null ? null : ids.get(id);
    if (id != null && index == null) {
      tree.mismatch(expected);
    }
    return index == null ? 0 : index;
  }

  static <E extends Keyed> E word(Tree tree, E[] constants) {
    String text = tree.text();
    List<String> keys = Arrays.stream(constants).map(Keyed::key).toList();
    int index = text == null ? -1 : keys.indexOf(text);
    if (text != null && index < 0) {
      tree.mismatch("one of " + String.join(", ", keys));
    }
    return constants[Math.max(index, 0)];
  }

  private static <E extends Keyed> E[] withoutAuto(E[] constants) {
    int last =
        IntStream.range(0, constants.length)
            .filter(i -> constants[i].key().equals("auto"))
            .findFirst()
            .orElse(constants.length);
    return Arrays.copyOf(constants, last); // auto is the last one
  }
}
