package sdedge.check.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sdedge.check.model.ResultPlan;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanWriter;
import sdedge.wireless.Allocation;

/** Reads {@code plan.json}: all that a result says of its plan, not as little as people may say. */
public record PlanFile(Findings findings, CheckedInstance subject) {
  public static final String NAME = "plan.json";

  /** The plan; null, with the reasons reported, if the file holds none for the instance. */
  public @Nullable ResultPlan read(byte[] file) throws IOException {
    int before = findings.size();
    Problems problems = new Problems(NAME);
    ObjectReader stated = Document.parseJson(problems, file).object();
    PlanWriter.KEYS.read(stated);
    Expected.of(subject.instance().name()).check(findings, stated.required("instance"));
    Expected.of(subject.sha256()).check(findings, stated.required("sha256"));
    findings.add(problems);
    try {
      Plan plan = PlanReader.parse(NAME, file, subject.instance()).plan();
      if (!plan.uplink().isDecided()) {
        findings.add(NAME, "uplink", "a policy, or an allocation", plan.uplink().key());
      }
      return findings.size() == before ? plan(plan) : null;
    } catch (InvalidInputException e) {
      findings.add(e.problems());
      return null;
    }
  }

  private ResultPlan plan(Plan plan) {
    Instance instance = subject.instance();
    Map<Integer, List<ResultPlan.Window>> allocation = new TreeMap<>();
    if (plan.allocation() != null) {
      plan.allocation().cells().forEach(cell -> allocation.put(cell.drafter(), windows(cell)));
    }
    List<List<ResultPlan.Batch>> cohorts =
        plan.cohorts().stream()
            .map(cohort -> cohort.batches().stream().map(b -> batch(instance, b)).toList())
            .toList();
    return new ResultPlan(
        plan.pipeline(),
        plan.scope(),
        plan.order(),
        plan.uplink(),
        allocation,
        cohorts,
        plan.continuous());
  }

  private static List<ResultPlan.Window> windows(Allocation.Cell cell) {
    List<ResultPlan.Window> windows = new ArrayList<>();
    double startS = 0;
    for (Allocation.Window window : cell.windows()) {
      double lengthS = window.lengthS(startS);
      windows.add(new ResultPlan.Window(window.endS(), lengthS, window.hz()));
      startS = window.endS();
    }
    return windows;
  }

  private static ResultPlan.Batch batch(Instance instance, Batch batch) {
    Map<Integer, DraftChoice> choices = new TreeMap<>();
    for (int task : batch.tasks()) {
      int drafter = instance.tasks().get(task).drafter();
      DraftChoice choice = batch.choices().of(drafter);
      boolean chooses = instance.drafters().get(drafter).hasChoice();
      choices.put(drafter, chooses ? choice : DraftChoice.of(choice.length()));
    }
    return ResultPlan.Batch.of(instance, batch.tasks(), choices);
  }
}
