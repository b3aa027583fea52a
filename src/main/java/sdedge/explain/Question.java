package sdedge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.Quote;
import sdedge.document.Suggestion;
import sdedge.instance.Instance;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.plan.ModeSets;
import sdedge.search.problem.BatchConstraints;
import sdedge.search.scheme.Constrained;

/** What a plan is asked to keep to, in words: constraints with {@code and} between. */
public final class Question {
  /** What may be asked. */
  public static final String FORMS =
      "'length 3', 'mode NAME', 'order NAME', 'together u1,u2', 'apart u1,u2', 'one batch', and"
          + " several with 'and' between";

  private final Instance instance;
  private @Nullable Integer length;
  private @Nullable String mode;
  private @Nullable TaskOrder order;
  private boolean oneBatch;
  private final List<Set<Integer>> together = new ArrayList<>();
  private final List<Set<Integer>> apart = new ArrayList<>();

  private Question(Instance instance) {
    this.instance = instance;
  }

  /**
   * The constraints of a question.
   *
   * @throws IllegalArgumentException if it is none, or of other tasks, modes or orders
   */
  public static Constrained parse(String text, Instance instance) {
    String words = text.trim().replaceAll("\\s+", " ");
    Question question = new Question(instance);
    for (String constraint : words.split(" and ", -1)) {
      String[] parts = constraint.split(" ", 2);
      question.add(constraint, parts[0], parts.length < 2 ? "" : parts[1].trim());
    }
    return new Constrained(
        words,
        question.length,
        question.mode,
        question.order,
        question.oneBatch,
        new BatchConstraints(question.together, question.apart));
  }

  private void add(String constraint, String what, String of) {
    switch (what) {
      case "length" -> length = length(of);
      case "mode" -> mode = mode(of);
      case "order" -> order = order(of);
      case "together" -> together.add(tasks(of));
      case "apart" -> apart.add(tasks(of));
      default -> {
        if (!constraint.equals("one batch")) {
          throw new IllegalArgumentException(Quote.text(constraint) + " is not " + FORMS);
        }
        oneBatch = true;
      }
    }
  }

  private static int length(String text) {
    if (!text.matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException(Quote.text(text) + " is no length, such as 3");
    }
    return Integer.parseInt(text);
  }

  private String mode(String text) {
    List<String> names = ModeSets.names(instance);
    String listed = names.isEmpty() ? "no modes" : String.join(", ", names);
    return known(text, "mode; the instance lists " + listed, names);
  }

  private static TaskOrder order(String text) {
    List<TaskOrder> orders =
        Arrays.stream(TaskOrder.values()).filter(order -> order != TaskOrder.AUTO).toList();
    String key = known(text, "order", orders.stream().map(TaskOrder::key).toList());
    return orders.stream().filter(order -> order.key().equals(key)).findAny().orElseThrow();
  }

  private Set<Integer> tasks(String text) {
    List<String> ids = instance.tasks().stream().map(Task::id).toList();
    Set<Integer> tasks = new LinkedHashSet<>();
    for (String id : text.split("[, ]+", -1)) {
      tasks.add(ids.indexOf(known(id, "task", ids)));
    }
    if (tasks.size() < 2) {
      throw new IllegalArgumentException(Quote.text(text) + " are not two tasks, such as u1,u2");
    }
    return tasks;
  }

  private static String known(String word, String what, List<String> all) {
    if (!all.contains(word)) {
      throw new IllegalArgumentException(
          Quote.text(word) + " is no " + what + "." + Suggestion.of(word, all));
    }
    return word;
  }
}
