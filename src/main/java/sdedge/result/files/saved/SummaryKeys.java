package sdedge.result.files.saved;

import java.util.List;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.result.Status;
import sdedge.result.files.SummaryWriter;

/** Whether {@code summary.json} holds what its description says. */
final class SummaryKeys {
  /** What every plan has, and nothing else. */
  private static final List<String> OF_A_PLAN = List.of("makespan_s", "tokens_per_s");

  private SummaryKeys() {}

  /** Whether there is a plan; everything that is missing or wrong is reported. */
  static boolean check(ObjectReader summary) {
    Status status = summary.word("status", Status.values(), Status::key);
    Described.check(summary, SummaryWriter.KEYS, "status");
    summary.list("reasons", 0, Integer.MAX_VALUE).forEach(reason -> reason.text(TextRule.ANY));
    boolean hasPlan = status == Status.OPTIMAL || status == Status.FEASIBLE;
    if (hasPlan) {
      OF_A_PLAN.forEach(key -> summary.number(key, NumberRange.NON_NEGATIVE));
      ValueReader components = summary.required("components");
      if (!components.isNull()) {
        Described.check(components.object(), SummaryWriter.COMPONENTS);
      }
      ObjectReader utilisation = summary.object("utilisation");
      Described.check(utilisation, SummaryWriter.UTILISATION);
      utilisation
          .list("drafters", 1, Integer.MAX_VALUE)
          .forEach(drafter -> Described.check(drafter.object(), SummaryWriter.SERVERS));
    }
    return hasPlan;
  }
}
