package sdedge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DrafterPlan;
import sdedge.plan.Plan;

/** The batches of a plan at a glance: {@code 5×l4} is a batch of 5 tasks with length 4. */
final class PlanText {
  private static final int LISTED_COHORTS = 4;
  private static final int LISTED_BATCHES = 10;

  private PlanText() {}

  /** At most five lines, one per cohort. */
  static List<String> lines(Instance instance, Plan plan) {
    List<String> lines = new ArrayList<>();
    int cohorts = 0;
    for (DrafterPlan drafter : plan.drafters()) {
      String owner =
          plan.drafters().size() == 1 ? "" : instance.drafters().get(drafter.drafter()).id() + " ";
      for (int c = 0; c < drafter.cohorts().size(); c++) {
        cohorts++;
        if (cohorts <= LISTED_COHORTS) {
          String name = owner + "cohort " + (c + 1);
          lines.add(Main.format("  %-10s %s", name, batches(drafter.cohorts().get(c))));
        }
      }
    }
    if (cohorts > LISTED_COHORTS) {
      lines.add("  … and " + (cohorts - LISTED_COHORTS) + " more cohorts");
    }
    return lines;
  }

  private static String batches(Cohort cohort) {
    StringJoiner text = new StringJoiner(" ");
    List<Batch> batches = cohort.batches();
    for (Batch batch : batches.subList(0, Math.min(LISTED_BATCHES, batches.size()))) {
      text.add(batch.tasks().size() + "×l" + batch.length());
    }
    int more = batches.size() - LISTED_BATCHES;
    return more > 0 ? text + " … and " + more + " more batches" : text.toString();
  }
}
