package sdedge.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sdedge.instance.Instance;
import sdedge.output.FileContent;
import sdedge.output.Format;
import sdedge.output.Json;
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

  /** Okabe and Ito's, which most colour-blind people tell apart. */
  private static final List<String> COLOURS =
      List.of(
          "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000");

  private static final int WIDTH = 900;
  private static final int LANE_HEIGHT = 22;

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    List<Lane> lanes = Lanes.of(instance, execution);
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("title", instance.name());
    json.writeStringField("description", DESCRIPTION);
    json.writeNumberField("width", WIDTH);
    json.writeObjectFieldStart("height");
    json.writeNumberField("step", LANE_HEIGHT);
    json.writeEndObject();
    data(json, lanes);
    zoom(json);
    json.writeObjectFieldStart("mark");
    json.writeStringField("type", "bar");
    json.writeEndObject();
    encoding(json, lanes);
    json.writeEndObject();
  }

  private void data(JsonGenerator json, List<Lane> lanes) throws IOException {
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("values");
    for (Lane lane : lanes) {
      for (Slice slice : lane.slices()) {
        row(json, lane, slice);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(JsonGenerator json, Lane lane, Slice slice) throws IOException {
    StageRun run = slice.stage();
    Integer task = slice.task();
    json.writeStartObject();
    json.writeStringField("server", lane.name());
    json.writeStringField("stage", slice.kind());
    json.writeStringField("batch", slice.cohort() + "." + slice.batch());
    Json.number(json, "start_s", slice.startS());
    Json.number(json, "end_s", slice.endS());
    Json.value(json, "step", run == null ? null : run.step());
    Json.value(json, "length", run == null ? null : run.length());
    Json.value(json, "active_tasks", run == null ? null : run.activeTasks());
    Json.value(json, "new_tokens", run == null ? null : run.newTokens());
    Json.text(json, "task", task == null ? null : instance.tasks().get(task).id());
    json.writeEndObject();
  }

  private static void zoom(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("params");
    json.writeStartObject();
    json.writeStringField("name", "zoom");
    json.writeObjectFieldStart("select");
    json.writeStringField("type", "interval");
    texts(json, "encodings", List.of("x"));
    json.writeEndObject();
    json.writeStringField("bind", "scales");
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void encoding(JsonGenerator json, List<Lane> lanes) throws IOException {
    json.writeObjectFieldStart("encoding");
    channel(json, "x", "start_s", "quantitative", "time (s)");
    json.writeEndObject();
    json.writeObjectFieldStart("x2");
    json.writeStringField("field", "end_s");
    json.writeEndObject();
    channel(json, "y", "server", "nominal", "");
    texts(json, "sort", lanes.stream().map(Lane::name).toList());
    json.writeEndObject();
    channel(json, "color", "batch", "nominal", "batch");
    json.writeObjectFieldStart("scale");
    texts(json, "range", COLOURS);
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("tooltip");
    for (String field :
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
            "new_tokens")) {
      json.writeStartObject();
      json.writeStringField("field", field);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Begins a channel and leaves it open. */
  private static void channel(
      JsonGenerator json, String channel, String field, String type, String title)
      throws IOException {
    json.writeObjectFieldStart(channel);
    json.writeStringField("field", field);
    json.writeStringField("type", type);
    json.writeStringField("title", title);
  }

  private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
