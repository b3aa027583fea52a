package sdedge.export;

import static sdedge.result.table.Json.fields;
import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.optional;
import static sdedge.result.table.Table.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sdedge.export.Lanes.Lane;
import sdedge.export.Lanes.Lane.Slice;
import sdedge.instance.Instance;
import sdedge.result.table.FileContent;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.result.table.Table;
import sdedge.timeline.Execution;
import sdedge.timeline.StageRun;

/** The timeline as a chart: a Vega-Lite v5 specification that holds its data. */
public record VegaLite(Instance instance, Execution execution) implements FileContent {
  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

  private static final String DESCRIPTION =
      "What each server of the plan does when; scroll to zoom, drag to pan.";

  /** Of the file: its description. */
  public static final Format FORMAT =
      Format.json("chart of export", "{'$schema':*,'title':*,'description':'" + DESCRIPTION + "'");

  /** Okabe and Ito's, which most colour-blind people distinguish. */
  private static final List<String> COLOURS =
      List.of(
          "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000");

  private static final int WIDTH = 900;
  private static final int LANE_HEIGHT = 22;
  private static final List<String> TOOLTIP =
      List.of(
          "server",
          "stage",
          "batch",
          "step",
          "length",
          "task",
          "start_s",
          "end_s",
          "active_tasks",
          "new_tokens");

  private static final Table<Bar> BAR =
      Table.of(
          text("server", bar -> bar.lane.name()),
          text("stage", bar -> bar.slice.kind()),
          text("batch", bar -> bar.slice.cohort() + "." + bar.slice.batch()),
          column("start_s", bar -> bar.slice.startS()),
          column("end_s", bar -> bar.slice.endS()),
          optional(column("step", bar -> bar.of(StageRun::step))),
          optional(column("length", bar -> bar.of(StageRun::length))),
          optional(column("active_tasks", bar -> bar.of(StageRun::activeTasks))),
          optional(column("new_tokens", bar -> bar.of(StageRun::newTokens))),
          optional(text("task", Bar::task)));

  private record Bar(Instance instance, Lane lane, Slice slice) {
    @Nullable Object of(Function<StageRun, @Nullable Object> value) {
      return slice.stage() == null ? null : value.apply(slice.stage());
    }

    @Nullable String task() {
      return slice.task() == null ? null : instance.tasks().get(slice.task()).id();
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, json -> Json.value(json, chart(Lanes.of(instance, execution))));
  }

  private Map<String, @Nullable Object> chart(List<Lane> lanes) {
    List<Bar> bars =
        lanes.stream()
            .flatMap(lane -> lane.slices().stream().map(slice -> new Bar(instance, lane, slice)))
            .toList();
    Object zoom = fields("type", "interval", "encodings", List.of("x"));
    return fields(
        "$schema", SCHEMA,
        "title", instance.name(),
        "description", "What each server of the plan does when; scroll to zoom, drag to pan.",
        "width", WIDTH,
        "height", fields("step", LANE_HEIGHT),
        "data", fields("values", bars.stream().map(BAR::shown).toList()),
        "params", List.of(fields("name", "zoom", "select", zoom, "bind", "scales")),
        "mark", fields("type", "bar"),
        "encoding", encoding(lanes.stream().map(Lane::name).toList()));
  }

  private static Map<String, @Nullable Object> encoding(List<String> lanes) {
    Map<String, @Nullable Object> server = channel("server", "nominal", "");
    server.put("sort", lanes);
    Map<String, @Nullable Object> batch = channel("batch", "nominal", "batch");
    batch.put("scale", fields("range", COLOURS));
    return fields(
        "x", channel("start_s", "quantitative", "time (s)"),
        "x2", fields("field", "end_s"),
        "y", server,
        "color", batch,
        "tooltip", TOOLTIP.stream().map(field -> fields("field", field)).toList());
  }

  private static Map<String, @Nullable Object> channel(String field, String type, String title) {
    return fields("field", field, "type", type, "title", title);
  }
}
