package sdedge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import sdedge.document.Human;
import sdedge.instance.DraftChoice;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;
import sdedge.plan.ResidentBatches;

/** A plan at a glance: {@code 5×l4} is a batch of 5 tasks with length 4. */
final class PlanText {
  private static final int MOST_LINES = 4;
  private static final int LISTED_BATCHES = 10;

  private PlanText() {}

  /** At most four lines: one per cohort, or the last one for the rest. */
  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.continuous() != null) {
      boolean joins = plan.continuous() instanceof JoiningService;
      lines.add(Human.field(joins ? "service" : "groups", service(plan.continuous())));
      if (!plan.continuous().loaded().isEmpty()) {
        lines.add(Human.field("modes", String.join(" ", plan.continuous().loaded())));
      }
    }
    int cohorts = plan.cohorts().size();
    int listed = cohorts > MOST_LINES ? MOST_LINES - 1 : cohorts;
    for (int c = 0; c < listed; c++) {
      lines.add(Human.field("cohort " + (c + 1), batches(plan.cohorts().get(c))));
    }
    if (listed < cohorts) {
      lines.add("  … and " + (cohorts - listed) + " more cohorts");
    }
    return lines;
  }

  private static String service(ContinuousService service) {
    return service instanceof JoiningService joining
        ? joining(joining)
        : groups((GroupService) service);
  }

  /**
   * Such as {@code joining, l4 l3 (last 5: l2 l3), wait 0.5}: the lengths of all drafters by their
   * numbers, and those once few answers are left.
   */
  private static String joining(JoiningService service) {
    boolean areAllFew = service.few() >= service.tasks().size();
    boolean isOther = service.few() > 0 && !service.fewLengths().equals(service.lengths());
    String lengths =
        areAllFew
            ? lengths(service.fewLengths())
            : isOther
                ? Human.format(
                    "%s (last %d: %s)",
                    lengths(service.lengths()), service.few(), lengths(service.fewLengths()))
                : lengths(service.lengths());
    String wait = service.waitShare() == 0 ? "" : Human.format(", wait %.2f", service.waitShare());
    return JoiningService.KEY + ", " + lengths + wait;
  }

  private static String lengths(Map<Integer, Integer> byDrafter) {
    return byDrafter.values().stream().map(l -> "l" + l).collect(Collectors.joining(" "));
  }

  /** Such as {@code l4, best ≤8}: at most 8 tasks at a time in the second one. */
  private static String groups(GroupService service) {
    StringJoiner text = new StringJoiner(", ");
    List<GroupService.GroupRule> groups = service.groups();
    for (GroupService.GroupRule group :
        groups.subList(0, Math.min(LISTED_BATCHES, groups.size()))) {
      String length = group.length() == null ? "best" : "l" + group.length();
      boolean capped = group.mostTasks() < service.tasks().size();
      text.add(length + (capped ? " ≤" + group.mostTasks() : ""));
    }
    int more = groups.size() - LISTED_BATCHES;
    return more > 0 ? text + " … and " + more + " more" : text.toString();
  }

  /** What batches reserve together that need only fit alone. */
  static String together(ResidentBatches resident) {
    boolean one = resident.batches() == 1;
    return Human.format(
        "the %s of cohort %d %s %.0f bytes on %s, where %.0f are free%s",
        one ? "batch" : resident.batches() + " batches",
        resident.cohort(),
        one ? "reserves" : "reserve",
        resident.bytes(),
        resident.node().id(),
        resident.freeBytes(),
        resident.bytes() > resident.freeBytes() ? "; each fits alone, not all at once" : "");
  }

  /** All batches of a plan, with bars between cohorts; of a continuous one the groups. */
  static String batches(Plan plan) {
    return plan.continuous() == null
        ? plan.cohorts().stream().map(PlanText::batches).collect(Collectors.joining(" | "))
        : service(plan.continuous());
  }

  private static String batches(Cohort cohort) {
    StringJoiner text = new StringJoiner(" ");
    List<Batch> batches = cohort.batches();
    for (Batch batch : batches.subList(0, Math.min(LISTED_BATCHES, batches.size()))) {
      text.add(batch.tasks().size() + "×l" + lengths(batch));
    }
    int more = batches.size() - LISTED_BATCHES;
    return more > 0 ? text + " … and " + more + " more batches" : text.toString();
  }

  /** The lengths of the parts, with their modes, and plus signs between. */
  private static String lengths(Batch batch) {
    return batch.choices().all().map(PlanText::choice).collect(Collectors.joining("+"));
  }

  private static String choice(DraftChoice choice) {
    String mode = choice.mode();
    return choice.length() + (mode == null ? "" : ":" + mode);
  }
}
