package sdedge.output.saved;

import java.util.List;
import sdedge.document.NumberRange;
import sdedge.document.ObjectReader;
import sdedge.document.TextRule;
import sdedge.document.ValueReader;
import sdedge.output.Status;
import sdedge.output.SummaryWriter;
import sdedge.output.Table;
import sdedge.output.Table.Column;

/** Whether {@code summary.json} holds what its description says. */
final class SummaryKeys {
  /** What every plan has, and nothing else. */
  private static final List<String> OF_A_PLAN = List.of("makespan_s", "tokens_per_s");

  private SummaryKeys() {}

  /** Whether there is a plan; everything that is missing or wrong is reported. */
  static boolean check(ObjectReader summary) {
    Status status = summary.word("status", Status.values(), Status::key);
    check(summary, SummaryWriter.KEYS);
    summary.list("reasons", 0, Integer.MAX_VALUE).forEach(reason -> reason.text(TextRule.ANY));
    boolean hasPlan = status == Status.OPTIMAL || status == Status.FEASIBLE;
    if (hasPlan) {
      OF_A_PLAN.forEach(key -> summary.number(key, NumberRange.NON_NEGATIVE));
      ValueReader components = summary.required("components");
      if (!components.isNull()) {
        check(components.object(), SummaryWriter.COMPONENTS);
      }
      ObjectReader utilisation = summary.object("utilisation");
      check(utilisation, SummaryWriter.UTILISATION);
      utilisation
          .list("drafters", 1, Integer.MAX_VALUE)
          .forEach(drafter -> check(drafter.object(), SummaryWriter.SERVERS));
    }
    return hasPlan;
  }

  /** Parts are looked at by whoever reads them. */
  private static void check(ObjectReader object, Table<?> keys) {
    for (Column<?> key : keys.columns()) {
      boolean missing = key.gaps() == Table.Gaps.LEFT_OUT && object.optional(key.name()).isEmpty();
      if (!missing && key.holds() != Table.Holds.PARTS) {
        check(object.required(key.name()), key);
      }
    }
  }

  private static void check(ValueReader value, Column<?> key) {
    if (key.mayBeEmpty() && value.isNull()) {
      return;
    }
    if (key.isOfWords()) {
      value.text(TextRule.ANY);
    } else {
      value.number(NumberRange.FINITE);
    }
  }
}
