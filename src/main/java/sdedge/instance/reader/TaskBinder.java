package sdedge.instance.reader;

import static sdedge.document.NumberRange.FINITE;
import static sdedge.document.NumberRange.NON_NEGATIVE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.References;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Drafter;
import sdedge.instance.Task;
import sdedge.instance.reader.InstanceBinder.IdRules;

/** Binds the entries of {@code tasks}. */
final class TaskBinder {
  private static final int MOST = Integer.MAX_VALUE;

  private final IdRules ids = new IdRules("tasks");
  private final AnswersBinder answers;
  private final Arrivals arrivals;
  private final References references;
  private final List<Drafter> drafters;
  private final boolean draftersValid;
  private @Nullable ValueReader first; // that arrives too late
  private int late;

  /**
   * @param draftersValid whether what the drafters say can be computed with
   */
  TaskBinder(
      References references,
      List<Drafter> drafters,
      boolean draftersValid,
      AnswersBinder answers,
      Arrivals arrivals) {
    this.answers = answers;
    this.arrivals = arrivals;
    this.references = references;
    this.drafters = drafters;
    this.draftersValid = draftersValid;
  }

  Task bind(ValueReader value) {
    int before = value.problems().count();
    ObjectReader reader = value.object();
    String id = ids.declare(reader.required("id"));
    int drafter = drafter(reader);
    Task task =
        new Task(
            id,
            drafter,
            reader.integer("input_tokens", 1, MOST),
            answers.bind(
                value, reader, draftersValid && drafter >= 0 ? drafters.get(drafter) : null),
            radio(reader, "tx_power_dbm", drafter),
            radio(reader, "channel_gain_db", drafter),
            arrivalS(reader));
    reader.finish();
    if (draftersValid
        && drafter >= 0
        && drafters.get(drafter).hasUplink()
        && value.problems().count() == before) {
      NoiseBinder.LinkBudget.check(reader, drafters.get(drafter).wireless(), task);
    }
    return task;
  }

  /** What is of the radio of a task: nothing, hence 0, where its drafter has none. */
  private double radio(ObjectReader reader, String key, int drafter) {
    boolean hasUplink =
        drafter < 0 || drafter >= drafters.size() || drafters.get(drafter).hasUplink();
    if (hasUplink) {
      return reader.number(key, FINITE);
    }
    reader
        .optional(key)
        .ifPresent(
            given ->
                given.report(
                    "drafter %s has no wireless, so its tasks have no %s"
                        .formatted(drafters.get(drafter).id(), key)));
    return 0;
  }

  /** The index of the drafter, which may be left out when there is one. */
  private int drafter(ObjectReader reader) {
    Optional<ValueReader> given = reader.optional("drafter");
    if (given.isPresent()) {
      return references.resolve(given.get());
    }
    return drafters.size() <= 1 ? 0 : references.resolve(reader.required("drafter"));
  }

  /**
   * When a task arrives, seconds; 0 if it is left out. Notes arrivals after time 0 for whoever
   * plans a closed set of tasks, and so refuses them.
   */
  private double arrivalS(ObjectReader task) {
    Optional<ValueReader> given = task.optional("arrival_s");
    double arrivalS = given.map(value -> value.number(NON_NEGATIVE)).orElse(0.0);
    if (arrivals == Arrivals.AT_ZERO && arrivalS > 0) {
      first = first == null ? given.orElse(null) : first;
      late++;
    }
    return arrivalS;
  }

  /** Reports what only all tasks together show: the first that arrives too late, of how many. */
  void finish() {
    if (first != null) {
      String more = late == 1 ? "" : " (of " + (late - 1) + " more tasks, too)";
      first.reject(
          "0 in a plan, whose tasks all wait at time 0"
              + more
              + "; sdedge stream serves tasks as they arrive");
    }
  }
}
