package sdedge.judge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.stream.Candidate;
import sdedge.stream.StepGains;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.timeline.Execution;
import sdedge.timeline.ServiceRecord;
import sdedge.timeline.StageRun;

/**
 * Judges executions by rules (docs/reliability.md): they share the model with whatever executed,
 * what a stage takes and what a cache holds, and nothing of how it did so.
 */
public final class Judge {
  private Judge() {}

  /**
   * What breaks a rule in an execution of a plan; of draws the rows are those of the first one, and
   * the means need only be consistent.
   *
   * @return nothing if all holds; rows count from 1 in the order of the tables
   */
  public static List<Difference> plan(Instance instance, Execution execution) {
    Findings findings = new Findings();
    Plan plan = execution.plan();
    for (String reason : Feasibility.violations(instance, plan)) {
      findings.require(false, Findings.PLAN, null, "", "a plan that fits its instance", reason);
    }
    int tasks = instance.tasks().size();
    int found = execution.tasks().size();
    findings.require(tasks == found, Findings.LATENCY, null, "", tasks + " rows", found);
    if (findings.isEmpty()) {
      new Uplinks(findings, instance, plan).check(execution.tasks());
      ContinuousService service = plan.continuous();
      ServiceRecord record = execution.service();
      if (service == null) {
        new BatchPlanRows(findings, instance, execution).check();
      } else if (record != null) {
        ServiceRows.ofPlan(findings, instance, execution, service, record);
      } else {
        findings.require(false, Findings.SCHEDULE, null, "", "the rows of a service", "none");
      }
    }
    return findings.differences();
  }

  /**
   * What breaks a rule in the times of requests that were all served, and in what is said of them.
   *
   * @param level promised; null for none
   * @param figures what is said of the run, by name
   */
  public static List<Difference> requests(
      Instance instance,
      StreamResult result,
      @Nullable StreamLevel level,
      Map<String, Double> figures) {
    Findings findings = new Findings();
    StreamRows stream = new StreamRows(findings, instance, result);
    stream.requests();
    stream.figures(figures, level);
    return findings.differences();
  }

  /**
   * What breaks a rule in a run of a stream in which all requests were served.
   *
   * @param candidate how it was served
   * @param progress what its rounds gain
   * @param rows all stages of the run, by group, step, stage and drafter
   */
  public static List<Difference> stream(
      Instance instance,
      Candidate candidate,
      StepGains progress,
      StreamResult result,
      List<StageRun> rows) {
    Findings findings = new Findings();
    new StreamRows(findings, instance, result)
        .rows(Served.requests(instance, candidate, progress, result), rows);
    return findings.differences();
  }
}
