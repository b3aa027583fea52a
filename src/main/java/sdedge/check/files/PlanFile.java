package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.instance.Instance;
import sdedge.instance.Named;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;

/** Reads {@code plan.json}. */
public final class PlanFile {
  public static final String NAME = "plan.json";

  private static final int TOO_LONG = 99;

  private final CheckedInstance subject;
  private final Instance instance;
  private final Map<String, Integer> drafters = new HashMap<>();
  private final Map<String, Integer> tasks = new HashMap<>();

  private PlanFile(CheckedInstance subject) {
    this.subject = subject;
    instance = subject.instance();
    instance.drafters().forEach(drafter -> drafters.put(drafter.id(), drafters.size()));
    instance.tasks().forEach(task -> tasks.put(task.id(), tasks.size()));
  }

  /** The plan; null, with the reasons reported, if the file holds none for the instance. */
  public static @Nullable ResultPlan read(
      Findings findings, JsonValue document, CheckedInstance subject) {
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
    Tree order = tree.get("order");
    TaskOrder taskOrder =
        order.isNull() ? null : word(order, without(TaskOrder.values(), List.of(TaskOrder.AUTO)));
    UplinkPolicy uplink =
        word(
            tree.get("uplink"),
            without(UplinkPolicy.values(), List.of(UplinkPolicy.AUTO, UplinkPolicy.JOINT)));
    List<List<ResultPlan.Batch>> cohorts = new ArrayList<>();
    for (Tree cohort : some(tree.get("cohorts"))) {
      cohorts.add(some(cohort).stream().map(this::batch).toList());
    }
    Map<Integer, List<ResultPlan.Window>> allocation =
        uplink == UplinkPolicy.EXPLICIT ? allocation(tree.get("allocation")) : Map.of();
    tree.finish();
    return new ResultPlan(pipeline, scope, taskOrder, uplink, allocation, cohorts);
  }

  private ResultPlan.Batch batch(Tree tree) {
    List<Integer> members =
        some(tree.get("tasks")).stream()
            .map(task -> index(task, tasks, "a task of the instance"))
            .toList();
    Map<Integer, Integer> lengths = new TreeMap<>();
    members.forEach(task -> lengths.put(instance.tasks().get(task).drafter(), 0));
    if (tree.has("lengths")) {
      Tree each = tree.get("lengths");
      lengths.replaceAll(
          (drafter, length) -> length(each.get(instance.drafters().get(drafter).id())));
      each.finish();
    } else {
      int length = length(tree.get("length"));
      lengths.replaceAll((drafter, zero) -> length);
    }
    tree.finish();
    return ResultPlan.Batch.of(instance, members, lengths);
  }

  /** A length; one that is longer than any may be is still too long. */
  private static int length(Tree tree) {
    Long length = tree.integer(0);
    return length == null ? 0 : Math.toIntExact(Math.min(length, TOO_LONG));
  }

  private Map<Integer, List<ResultPlan.Window>> allocation(Tree tree) {
    Map<Integer, List<ResultPlan.Window>> allocation = new TreeMap<>();
    for (Tree cell : tree.items()) {
      int drafter = index(cell.get("drafter"), drafters, "a drafter of the instance");
      List<ResultPlan.Window> windows = new ArrayList<>();
      double endS = 0;
      for (Tree window : cell.get("windows").items()) {
        windows.add(window(window, endS));
        endS = windows.get(windows.size() - 1).endS();
      }
      cell.finish();
      if (allocation.put(drafter, windows) != null) {
        cell.mismatch("each drafter once");
      }
    }
    return allocation;
  }

  private ResultPlan.Window window(Tree tree, double startS) {
    double endS = notNegative(tree.get("end_s"));
    double lengthS = tree.has("length_s") ? notNegative(tree.get("length_s")) : endS - startS;
    Map<Integer, Double> hertz = new TreeMap<>();
    Tree shares = tree.get("hz");
    for (String id : shares.fields().keySet()) {
      Tree share = shares.get(id);
      Integer task = tasks.get(id);
      if (task == null) {
        share.mismatch("a task of the instance");
      } else {
        hertz.put(task, notNegative(share));
      }
    }
    tree.finish();
    return new ResultPlan.Window(endS, lengthS, hertz);
  }

  private static double notNegative(Tree tree) {
    Double number = tree.number();
    if (number != null && number < 0) {
      tree.mismatch("a number >= 0");
    }
    return number == null ? 0 : Math.max(0, number);
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

  static <E extends Named> E word(Tree tree, E[] constants) {
    return word(tree, List.of(constants));
  }

  private static <E extends Named> E word(Tree tree, List<E> constants) {
    String text = tree.text();
    List<String> keys = constants.stream().map(Named::key).toList();
    int index = text == null ? -1 : keys.indexOf(text);
    if (text != null && index < 0) {
      tree.mismatch("one of " + String.join(", ", keys));
    }
    return constants.get(Math.max(index, 0));
  }

  private static <E extends Enum<E>> List<E> without(E[] constants, List<E> searched) {
    List<E> decided = new ArrayList<>(Arrays.asList(constants));
    decided.removeAll(searched);
    return decided;
  }
}
