package sdedge.output.saved;

import java.util.List;
import sdedge.document.NumberRange;
import sdedge.document.ObjectReader;
import sdedge.document.TextRule;
import sdedge.document.ValueReader;
import sdedge.output.Status;

/** What whoever shows {@code summary.json} relies on. */
final class SummaryKeys {
  private static final List<String> WORDS =
      List.of("name", "termination", "method", "pipeline", "scope", "steps", "note");
  private static final List<String> FIGURES =
      List.of("bound_s", "gap", "autoregressive_makespan_s", "reduction");
  private static final List<String> COMPONENTS =
      List.of("upload_wait_s", "draft_s", "fronthaul_s", "verify_s");
  private static final List<String> SERVERS = List.of("drafter", "fronthaul_up", "fronthaul_down");

  private SummaryKeys() {}

  /** Whether there is a plan; everything that is missing or wrong is reported. */
  static boolean check(ObjectReader summary) {
    Status status = summary.word("status", Status.values(), Status::key);
    WORDS.forEach(key -> summary.text(key, TextRule.ANY));
    FIGURES.forEach(key -> figure(summary, key));
    summary.list("reasons", 0, Integer.MAX_VALUE).forEach(reason -> reason.text(TextRule.ANY));
    boolean hasPlan = status == Status.OPTIMAL || status == Status.FEASIBLE;
    if (hasPlan) {
      figures(summary, List.of("makespan_s", "tokens", "tokens_per_s"));
      ValueReader components = summary.required("components");
      if (!components.isNull()) {
        figures(components.object(), COMPONENTS);
      }
      ObjectReader utilisation = summary.object("utilisation");
      figures(utilisation, List.of("verifier"));
      for (ValueReader drafter : utilisation.list("drafters", 1, Integer.MAX_VALUE)) {
        drafter.object().text("id", TextRule.ANY);
        figures(drafter.object(), SERVERS);
      }
    }
    return hasPlan;
  }

  private static void figures(ObjectReader reader, List<String> keys) {
    keys.forEach(key -> reader.number(key, NumberRange.NON_NEGATIVE));
  }

  private static void figure(ObjectReader reader, String key) {
    ValueReader value = reader.required(key);
    if (!value.isNull()) {
      value.number(NumberRange.FINITE);
    }
  }
}
