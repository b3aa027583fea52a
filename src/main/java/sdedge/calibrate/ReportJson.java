package sdedge.calibrate;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/** Describes {@code report.json}. */
final class ReportJson {
  /** The file in a folder of a fit. */
  static final String FILE = "report.json";

  private static final Table<Estimate> PARAMETER =
      Table.of(
          known("value", Estimate::value),
          known("relative_error", Estimate::deviation),
          key("identified", Kind.TRUTH, Estimate::isIdentified));

  private static final Table<Deviations> REGION =
      Table.of(
          text("region", Deviations::region),
          column("count", Deviations::count),
          known("mean", Deviations::mean),
          known("p95", Deviations::p95),
          known("max", Deviations::max),
          known("bias", Deviations::bias));

  private static final Table<Recommendation> RECOMMENDED =
      Table.of(
          omitIfNull(text(DraftModes.COLUMN, r -> unless(r.mode()))),
          key("range", Kind.list(Kind.NUMBER), r -> List.of(r.lo(), r.hi(), r.length())),
          omitIfNull(column("next_best", r -> r.nextBest() < 0 ? null : r.nextBest())),
          known("loss_of_next_best", Recommendation::lossOfNextBest),
          known("loss_of_length_0", Recommendation::lossOfNone));

  private static final Table<MeasuredLoss> LOSS =
      Table.of(
          omitIfNull(text(DraftModes.COLUMN, loss -> unless(loss.mode()))),
          known("concurrency", MeasuredLoss::concurrency),
          column("length", MeasuredLoss::length),
          column("best_length", MeasuredLoss::best),
          known("loss", MeasuredLoss::loss));

  private static final Table<DraftGain> GAIN =
      Table.of(
          omitIfNull(text(DraftModes.COLUMN, gain -> unless(gain.mode()))),
          known("running", DraftGain::running),
          column("length", DraftGain::length),
          text("verdict", gain -> gain.verdict().name().toLowerCase(Locale.ROOT)),
          known("value", DraftGain::value),
          known("low", DraftGain::low),
          known("high", DraftGain::high),
          text("by", gain -> gain.isMeasured() ? "runs" : "law"));

  private static final Table<FittedAcceptance.InContext> IN_CONTEXT =
      Table.of(
          column("context_tokens", FittedAcceptance.InContext::contextTokens),
          key("acceptance", Kind.list(Kind.NUMBER), in -> in.curve().rates().list()),
          key("acceptance_errors", Kind.list(Kind.NUMBER), in -> in.curve().errors()));

  private static final Table<FittedAcceptance> MODE =
      Table.of(
          key("acceptance", Kind.list(Kind.NUMBER), ReportJson::rates),
          key("acceptance_errors", Kind.list(Kind.NUMBER), ReportJson::errors),
          omitIfEmpty(key("acceptance_by_context", Kind.list(IN_CONTEXT), ReportJson::byContext)));

  /** The keys, in their order, and what stands there. */
  static final Table<Calibration> KEYS =
      Table.of(
          text("name", Calibration::name),
          text("kind", calibration -> calibration.isCheck() ? "check" : "fit"),
          column("runs", calibration -> calibration.runs().size()),
          omitIfNull(text("workload", c -> unless(c.workload()))),
          omitIfNull(known("front_end_s", ReportJson::frontEndS)),
          text("termination", calibration -> calibration.termination().key()),
          known("cost", c -> c.isCheck() ? Double.NaN : c.pair().cost()),
          key("parameters", Kind.map(PARAMETER), ReportJson::parameters),
          key("acceptance", Kind.list(Kind.NUMBER), c -> rates(c.pair().accepted())),
          key("acceptance_errors", Kind.list(Kind.NUMBER), c -> errors(c.pair().accepted())),
          omitIfEmpty(
              key(
                  "acceptance_by_context",
                  Kind.list(IN_CONTEXT),
                  c -> byContext(c.pair().accepted()))),
          omitIfEmpty(key("modes", Kind.map(MODE), ReportJson::modes)),
          omitIfNull(
              key(
                  MeasuredRange.KEY,
                  MeasuredRange.KEYS,
                  c -> c.runs().isEmpty() ? null : c.hull())),
          key("errors", Kind.list(REGION), c -> Scored.regions(c.scored())),
          omitIfEmpty(
              key("corrected_errors", Kind.list(REGION), c -> Scored.corrected(c.scored()))),
          key("pass_errors", Kind.map(Kind.list(REGION)), ReportJson::passErrors),
          key("left_out", Kind.list(REGION), Calibration::leftOut),
          key("recommended", Kind.list(RECOMMENDED), Calibration::recommended),
          key("measured_loss", Kind.list(LOSS), Calibration::losses),
          omitIfEmpty(key("drafts", Kind.list(GAIN), Calibration::gains)),
          key("warnings", Kind.list(Kind.WORD), Calibration::warnings));

  private ReportJson() {}

  /** A key with a number; null where it is not known, NaN. */
  static <R> Table.Column<R> known(String name, ToDoubleFunction<R> value) {
    return optional(
        column(
            name,
            row -> {
              double number = value.applyAsDouble(row);
              return Double.isNaN(number) ? null : number;
            }));
  }

  private static Map<String, Estimate> parameters(Calibration of) {
    Map<String, Estimate> parameters = new LinkedHashMap<>();
    of.pair().estimates().forEach(each -> parameters.put(each.parameter().key(), each));
    return parameters;
  }

  private static double frontEndS(Calibration of) {
    FrontEnd found = of.frontEnd();
    return found.isKnown() ? found.seconds() : Double.NaN;
  }

  /** Those of all contexts; none where contexts are distinguished. */
  private static List<Double> rates(@Nullable FittedAcceptance of) {
    return of == null || of.isByContext() ? List.of() : of.contexts().get(0).curve().rates().list();
  }

  private static List<Double> errors(@Nullable FittedAcceptance of) {
    return of == null || of.isByContext() ? List.of() : of.contexts().get(0).curve().errors();
  }

  private static List<FittedAcceptance.InContext> byContext(@Nullable FittedAcceptance of) {
    return of == null || !of.isByContext() ? List.of() : of.contexts();
  }

  private static Map<String, FittedAcceptance> modes(Calibration of) {
    Map<String, FittedAcceptance> modes = new LinkedHashMap<>();
    of.pair().modes().forEach(each -> modes.put(each.mode().name(), each.accepted()));
    return modes;
  }

  private static @Nullable String unless(String mode) {
    return mode.isEmpty() ? null : mode;
  }

  private static Map<String, List<Deviations>> passErrors(Calibration of) {
    Map<String, List<Deviations>> errors = new LinkedHashMap<>();
    of.scoredPasses().forEach((node, scored) -> errors.put(node, Scored.regions(scored)));
    return errors;
  }
}
