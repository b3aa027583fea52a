package sdedge.study.simulation;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;
import static sdedge.result.table.Table.omitIfEmpty;
import static sdedge.result.table.Table.omitIfNull;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.result.table.FileContent;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;

/**
 * {@code summary.json} of a simulation; the same for the same input, whatever the threads.
 *
 * @param warnings of the instance and of the plans
 */
public record SimulationJson(
    String instance, String pipeline, long seed, SimulationResult result, List<String> warnings)
    implements FileContent {
  private static final Table<PlanSummary> PLAN =
      Table.<PlanSummary>of(
              text("plan", PlanSummary::name),
              text("uplink", PlanSummary::uplink),
              column("predicted_makespan_s", PlanSummary::predictedS),
              column("prediction_error", PlanSummary::error))
          .with(Distribution.columns("makespan", PlanSummary::makespan))
          .with(optional(column("slo_share", PlanSummary::met)))
          .with(PairedComparison.COLUMNS.from(PlanSummary::toFirst));

  private static final Table<SimulationJson> KEYS =
      Table.of(
          text("instance", SimulationJson::instance),
          text("pipeline", SimulationJson::pipeline),
          column("seed", SimulationJson::seed),
          column("runs", simulation -> simulation.result.runs()),
          key("plans", Kind.list(PLAN), simulation -> simulation.result.plans()),
          omitIfNull(
              key("clairvoyant", Clairvoyant.KEYS, simulation -> simulation.result.clairvoyant())),
          omitIfEmpty(key("warnings", Kind.list(Kind.WORD), SimulationJson::warnings)));

  @Override
  public void writeTo(OutputStream out) throws IOException {
    KEYS.file(this).writeTo(out);
  }
}
