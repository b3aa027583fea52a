package sdedge.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;
import sdedge.timeline.Components;
import sdedge.timeline.Execution;
import sdedge.timeline.JobMember;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.StageRun;
import sdedge.timeline.TaskTimes;
import sdedge.timeline.Utilisation;

/** Executions in which something is changed by hand. */
final class Changed {
  private Changed() {}

  private static Execution of(
      Execution own, Plan plan, List<TaskTimes> tasks, @Nullable List<StageRun> rows) {
    return of(own, plan, own.makespanS(), own.components(), tasks, own.utilisation(), rows);
  }

  /** With other rows unless they are null. */
  private static Execution of(
      Execution own,
      Plan plan,
      double makespanS,
      @Nullable Components components,
      List<TaskTimes> tasks,
      Utilisation utilisation,
      @Nullable List<StageRun> rows) {
    ServiceRecord service = own.service();
    return new Execution(
        own.instance(),
        plan,
        makespanS,
        components,
        tasks,
        utilisation,
        rows == null || service != null ? own.kept() : rows,
        rows == null || service == null
            ? service
            : new ServiceRecord(rows, service.groups(), service.modes(), service.warnings()),
        own.draws());
  }

  static Execution plan(Execution own, Plan other) {
    return of(own, other, own.tasks(), null);
  }

  static Execution totals(
      Execution own, double makespanS, @Nullable Components components, Utilisation utilisation) {
    return of(own, own.plan(), makespanS, components, own.tasks(), utilisation, null);
  }

  static Execution makespan(Execution own, double makespanS) {
    return totals(own, makespanS, own.components(), own.utilisation());
  }

  static Execution tasks(Execution own, List<TaskTimes> tasks) {
    return of(own, own.plan(), tasks, null);
  }

  static Execution task(Execution own, int task, UnaryOperator<TaskTimes> change) {
    List<TaskTimes> tasks = new ArrayList<>(own.tasks());
    tasks.set(task, change.apply(tasks.get(task)));
    return tasks(own, tasks);
  }

  static Execution rows(Execution own, List<StageRun> rows) {
    return of(own, own.plan(), own.tasks(), rows);
  }

  /** Changes all rows of a kind. */
  static Execution rows(Execution own, Predicate<StageRun> which, UnaryOperator<StageRun> change) {
    return rows(own, own.stages().map(row -> which.test(row) ? change.apply(row) : row).toList());
  }

  /** Changes one row. */
  static Execution row(Execution own, StageRun which, UnaryOperator<StageRun> change) {
    return rows(own, which::equals, change);
  }

  /** A row that begins and ends later, or earlier. */
  static StageRun moved(StageRun row, double seconds) {
    return times(row, row.startS() + seconds, row.freeS() + seconds, row.endS() + seconds);
  }

  static StageRun times(StageRun row, double startS, double freeS, double endS) {
    return of(row, startS, freeS, endS, row.activeTasks(), row.newTokens());
  }

  static StageRun content(StageRun row, double activeTasks, double newTokens) {
    return of(row, row.startS(), row.freeS(), row.endS(), activeTasks, newTokens);
  }

  private static StageRun of(
      StageRun row, double startS, double freeS, double endS, double active, double newTokens) {
    return new StageRun(
        row.drafter(),
        row.cohort(),
        row.batch(),
        row.step(),
        row.stage(),
        startS,
        freeS,
        endS,
        row.length(),
        active,
        newTokens,
        row.mode(),
        row.promptTokens(),
        row.members());
  }

  /** A row whose members are changed. */
  static StageRun members(StageRun row, UnaryOperator<JobMember> change) {
    return row.with(row.members().stream().map(change).toList());
  }

  /** A task that was ready at another time, and drafted for another. */
  static TaskTimes ready(TaskTimes times, double readyS, double draftS) {
    return new TaskTimes(
        readyS,
        times.startS(),
        times.firstTokenS(),
        times.completionS(),
        times.steps(),
        draftS,
        times.upS(),
        times.verifyS(),
        times.downS());
  }
}
