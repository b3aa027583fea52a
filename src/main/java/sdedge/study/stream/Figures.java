package sdedge.study.stream;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.Table;
import sdedge.stream.StreamLevel;
import sdedge.stream.StreamResult;
import sdedge.study.simulation.Distribution;
import sdedge.timeline.Utilisation;

/**
 * What a run of a stream comes to.
 *
 * @param tokensPerS of all answers, per second of the run
 * @param attainment of the middle of the run; null without a level
 * @param boundShare of what any policy can serve; null without a bound
 * @param mixed the share of all steps that read prompts
 */
public record Figures(
    double throughputPerS,
    double tokensPerS,
    Distribution ttft,
    Distribution tpot,
    Distribution endToEnd,
    @Nullable Double attainment,
    double residents,
    Utilisation loads,
    @Nullable Double boundShare,
    double mixed) {
  public static final Table<Figures> TABLE =
      Table.of(
          column("throughput_per_s", Figures::throughputPerS),
          column("ttft_p50_s", run -> run.ttft.p50()),
          column("ttft_p95_s", run -> run.ttft.p95()),
          column("tpot_p50_s", run -> run.tpot.p50()),
          column("tpot_p95_s", run -> run.tpot.p95()),
          column("e2e_mean_s", run -> run.endToEnd.mean()),
          column("e2e_p50_s", run -> run.endToEnd.p50()),
          column("e2e_p95_s", run -> run.endToEnd.p95()),
          optional(column("attainment", Figures::attainment)),
          column("residents", Figures::residents),
          column("busy_verifier", run -> run.loads.verifier()),
          column("busy_drafter", run -> run.busiest(Utilisation.OfDrafter::drafter)),
          column("busy_up", run -> run.busiest(Utilisation.OfDrafter::fronthaulUp)),
          column("busy_down", run -> run.busiest(Utilisation.OfDrafter::fronthaulDown)),
          optional(column("bound_share", Figures::boundShare)));

  private static final Table.Column<Figures> TOKENS = column("tokens_per_s", Figures::tokensPerS);

  private static final List<Table.Column<Figures>> OF_AN_ENGINE =
      List.of(column("ttft_mean_s", run -> run.ttft.mean()), column("mixed", Figures::mixed));

  /** Those beside the usual ones. */
  static Table<Figures> more(StreamQuestion question) {
    List<Table.Column<Figures>> more = new ArrayList<>();
    if (question.isClosedLoop()) { // as engines are measured
      more.add(TOKENS);
    }
    if (!question.instance().serving().isPlain()) {
      more.addAll(OF_AN_ENGINE);
    }
    return new Table<>(more);
  }

  /** All of an answer. */
  public static Table<Figures> table(StreamQuestion question) {
    return TABLE.with(more(question).columns());
  }

  /** The figures of a run in which all requests were served. */
  static Figures of(StreamResult result, @Nullable StreamLevel level, @Nullable StreamBound bound) {
    double tokens =
        IntStream.range(0, result.requests().count()).mapToDouble(result::outputTokens).sum();
    return new Figures(
        result.throughputPerS(),
        tokens / result.spanS(),
        Distribution.of(result.ofServed(result::ttftS)),
        Distribution.of(result.ofServed(result::tpotS)),
        Distribution.of(result.ofServed(result::endToEndS)),
        level == null ? null : result.steadyAttainment(level),
        result.meanResidents(),
        result.loads(),
        bound == null ? null : bound.share(result),
        result.mixed());
  }

  private double busiest(ToDoubleFunction<Utilisation.OfDrafter> server) {
    return loads.drafters().stream().mapToDouble(server).max().orElse(0);
  }
}
