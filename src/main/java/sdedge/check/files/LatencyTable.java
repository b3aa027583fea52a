package sdedge.check.files;

import static sdedge.check.files.ExpectedTable.column;
import static sdedge.check.files.ExpectedTable.count;
import static sdedge.check.files.ExpectedTable.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ContinuousStages;
import sdedge.check.model.Execution;
import sdedge.check.model.Outcomes;
import sdedge.check.model.ResultPlan;
import sdedge.check.model.TaskTimes;
import sdedge.instance.Instance;
import sdedge.instance.Steps;
import sdedge.instance.Task;

/** What {@code latency.csv} should hold, by task in the order of the instance. */
record LatencyTable(Instance instance, Execution execution) {
  private static final SortedSet<String> NO_MODES = Collections.emptySortedSet();

  /** {@code length} is null where a group chooses that of each step. */
  private record Place(int cohort, int batch, @Nullable Integer length, @Nullable String mode) {}

  private record Entry(Task task, Place place, TaskTimes times) {}

  ExpectedTable<Entry> expected() {
    List<ExpectedTable.Column<Entry>> columns =
        new ArrayList<>(
            List.of(
                words("task", entry -> entry.task.id()),
                words("drafter", entry -> instance.drafters().get(entry.task.drafter()).id()),
                count("cohort", entry -> entry.place.cohort),
                count("batch", entry -> entry.place.batch),
                column("length", entry -> Expected.of(entry.place.length)),
                column("steps", entry -> steps(entry.times.steps())),
                time("upload_s", TaskTimes::uploadS),
                span("queue_s", TaskTimes::queueS),
                span("draft_s", TaskTimes::draftS),
                span("fronthaul_s", TaskTimes::fronthaulS),
                span("verify_s", TaskTimes::verifyS),
                span("wait_s", TaskTimes::waitS),
                time("ttft_s", TaskTimes::ttftS),
                time("e2e_s", TaskTimes::e2eS),
                column("tpot_s", this::tpotS)));
    if (instance.hasModes()) {
      columns.add(column("mode", entry -> Expected.of(entry.place.mode)));
    }
    return new ExpectedTable<>(this::entries, 1, columns);
  }

  private Stream<Entry> entries() {
    Place[] places = new Place[instance.tasks().size()]; // by task
    if (execution.served() != null && execution.plan().continuous() != null) {
      addGroups(places, execution.served(), execution.plan().continuous());
    }
    List<List<ResultPlan.Batch>> cohorts = execution.plan().cohorts();
    for (int c = 0; c < cohorts.size(); c++) {
      for (int b = 0; b < cohorts.get(c).size(); b++) {
        for (ResultPlan.Part part : cohorts.get(c).get(b).parts()) {
          String mode = instance.drafters().get(part.drafter()).modeName(part.choice());
          Place place = new Place(c + 1, b + 1, part.length(), mode);
          part.tasks().forEach(task -> places[task] = place);
        }
      }
    }
    return IntStream.range(0, places.length)
        .mapToObj(k -> new Entry(instance.tasks().get(k), places[k], execution.timesOf(k)));
  }

  /**
   * How many tasks draft in each mode, by its name, empty for those who never draft. Of a
   * continuous plan every mode that is loaded is there, and a task counts for each that it has a
   * step in.
   */
  Map<String, Integer> tasksByMode() {
    Map<String, Integer> tasks = new TreeMap<>();
    ResultPlan.Continuous continuous = execution.plan().continuous();
    if (continuous != null) {
      continuous.modes().forEach(mode -> tasks.put(mode, 0));
    }
    entries()
        .flatMap(entry -> Stream.of((entry.place.mode == null ? "" : entry.place.mode).split(" ")))
        .forEach(mode -> tasks.merge(mode, 1, Integer::sum));
    return tasks;
  }

  private void addGroups(
      Place[] places, ContinuousStages served, ResultPlan.Continuous continuous) {
    for (int k = 0; k < places.length; k++) {
      int group = served.groups().get(k);
      String modes = String.join(" ", served.modes().getOrDefault(k, NO_MODES));
      Integer length = continuous.groups().get(group - 1).length();
      places[k] = new Place(1, group, length, modes.isEmpty() ? null : modes);
    }
  }

  private Expected steps(double steps) {
    boolean mean = instance.speculation().steps() == Steps.MEAN;
    return mean ? Expected.of((long) steps) : Expected.of(steps);
  }

  private ExpectedTable.Column<Entry> time(String name, ToDoubleFunction<TaskTimes> time) {
    return column(
        name,
        entry -> {
          double atS = time.applyAsDouble(entry.times);
          return Expected.near(atS, execution.doubt().at(atS));
        });
  }

  /** The slack of how long something takes is that of the clock when the task ends. */
  private ExpectedTable.Column<Entry> span(String name, ToDoubleFunction<TaskTimes> span) {
    return column(name, e -> Expected.near(span.applyAsDouble(e.times), slackS(e)));
  }

  private Expected tpotS(Entry entry) {
    return Expected.near(entry.times.tpotS(), slackS(entry) / Outcomes.furtherTokens(entry.task));
  }

  private double slackS(Entry entry) {
    return execution.doubt().at(entry.times.clockS());
  }
}
