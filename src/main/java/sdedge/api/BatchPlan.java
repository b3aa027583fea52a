package sdedge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.latency.NegativePassTimeException;
import sdedge.plan.Batch;
import sdedge.plan.DraftChoices;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanWriter;
import sdedge.stream.PlanExecution;
import sdedge.study.ForeignPlan;

/** A plan for an instance: cohorts of batches, a pipeline and an uplink. It may be infeasible. */
public final class BatchPlan {
  private final PlanningInstance instance;
  private final ForeignPlan given;

  private BatchPlan(PlanningInstance instance, ForeignPlan given) {
    this.instance = instance;
    this.given = given;
  }

  /**
   * A plan with the pipeline and the uplink of its instance. Where the instance leaves the uplink
   * open, the plan has the best one: under {@code joint} bandwidth is allocated for it.
   *
   * @param instance whose tasks it names
   * @param cohorts run one after the other, the batches of each in their order
   * @return the plan
   * @throws InputException if it names what is not there, with all its problems
   * @throws PlanningException if the uplink is open and a latency table does not cover the plan
   */
  public static BatchPlan of(PlanningInstance instance, List<List<TaskBatch>> cohorts)
      throws InputException {
    List<List<Map<String, Object>>> documents =
        cohorts.stream().map(c -> c.stream().map(TaskBatch::document).toList()).toList();
    return parse(instance, PlanningInstance.json(Map.of("cohorts", documents)));
  }

  /**
   * Reads a plan from memory.
   *
   * @param instance whose tasks it names
   * @param text as {@code plan.json}, or the same in YAML; only {@code cohorts} must be there. One
   *     that names its uplink, such as {@code sequential}, is made fastest
   * @return the plan
   * @throws InputException if it is no plan for the instance, with all its problems
   */
  public static BatchPlan parse(PlanningInstance instance, String text) throws InputException {
    return parse(instance, "plan", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a plan from a file.
   *
   * @param instance whose tasks it names
   * @param file as {@code plan.json}, or the same in YAML
   * @return the plan
   * @throws InputException if it is no plan for the instance, with all its problems
   * @throws IOException if the file cannot be read
   */
  public static BatchPlan read(PlanningInstance instance, Path file)
      throws InputException, IOException {
    try {
      return parse(instance, file.toString(), InputFile.read(new Problems(file.toString()), file));
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    }
  }

  static BatchPlan parse(PlanningInstance instance, String name, byte[] bytes)
      throws InputException {
    try {
      Plan plan = PlanReader.parse(name, bytes, instance.instance()).plan();
      return new BatchPlan(instance, ForeignPlan.of(instance.instance(), plan, null, null));
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    } catch (NegativePassTimeException e) {
      throw new PlanningException(e);
    }
  }

  /** Whether it names the tasks of an instance: of equal instances it is the same plan. */
  boolean isOf(PlanningInstance other) {
    return instance == other || instance.instance().equals(other.instance());
  }

  /** The plan as it is executed, if it is a feasible one of an instance. */
  ForeignPlan feasibleOf(PlanningInstance other) throws InputException {
    if (!isOf(other)) {
      throw new InputException(List.of("the plan is one of another instance"));
    } else if (!given.violations().isEmpty()) {
      throw new InputException(given.violations());
    }
    return given;
  }

  ForeignPlan given() {
    return given;
  }

  /** {@return what it does in which order: cohorts of batches} */
  public List<List<TaskBatch>> cohorts() {
    return given.plan().cohorts().stream()
        .map(cohort -> cohort.batches().stream().map(this::batch).toList())
        .toList();
  }

  private TaskBatch batch(Batch batch) {
    Instance named = given.instance();
    List<String> tasks = batch.tasks().stream().map(task -> named.tasks().get(task).id()).toList();
    Map<String, String> modes = new TreeMap<>();
    for (int task : batch.tasks()) {
      int d = named.tasks().get(task).drafter();
      Drafter drafter = named.drafters().get(d);
      String mode = drafter.modeName(batch.choices().of(d));
      if (mode != null && drafter.hasChoice()) {
        modes.put(drafter.id(), mode);
      }
    }
    OptionalInt length = OptionalInt.empty();
    Map<String, Integer> lengths = new TreeMap<>();
    if (batch.choices() instanceof DraftChoices.PerDrafterChoice parts) {
      parts
          .byDrafter()
          .forEach((d, part) -> lengths.put(named.drafters().get(d).id(), part.length()));
      if (!modes.isEmpty() && lengths.values().stream().distinct().count() == 1) {
        length = OptionalInt.of(lengths.values().iterator().next()); // modes alone are their own
        lengths.clear();
      }
    } else {
      length = OptionalInt.of(batch.choices().of(0).length());
    }
    return new TaskBatch(tasks, length, lengths, modes);
  }

  /** {@return the pipeline that executes it, a word such as {@code rolling}} */
  public String pipeline() {
    return given.plan().pipeline().key();
  }

  /**
   * {@return the policy by which its tasks share the bands, a word such as {@code sequential};
   * {@code explicit} with an allocation of its own}
   */
  public String uplink() {
    return given.plan().uplink().key();
  }

  /**
   * {@return why it cannot be executed, a line each: tasks that are missing or planned twice,
   * memory, limits; empty if it is feasible}
   */
  public List<String> violations() {
    return given.violations();
  }

  /**
   * When the last task is complete.
   *
   * @return seconds from time 0 on
   * @throws IllegalStateException if the plan is infeasible
   * @throws PlanningException if a latency table does not cover it
   */
  public double makespanS() {
    if (!violations().isEmpty()) {
      throw new IllegalStateException("the plan is infeasible: " + String.join("; ", violations()));
    }
    try {
      return PlanExecution.makespanS(given.instance(), given.plan());
    } catch (NegativePassTimeException e) {
      throw new PlanningException(e);
    }
  }

  /**
   * {@return the plan as {@code plan.json} has it, which {@link #parse(PlanningInstance, String)}
   * reads}
   */
  public String json() {
    try {
      byte[] bytes =
          new PlanWriter(given.instance(), instance.loaded().sha256(), given.plan()).bytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s cohorts, %s batches, %s, %s"
        .formatted(
            given.plan().cohorts().size(), given.plan().batches().size(), pipeline(), uplink());
  }
}
