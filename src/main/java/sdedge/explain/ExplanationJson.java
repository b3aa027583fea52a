package sdedge.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.result.files.LatencyCsv;
import sdedge.result.table.FileContent;
import sdedge.result.table.Json;
import sdedge.timeline.CriticalPath.Segment;

/** An explanation as one JSON object (docs/explain.md). */
public record ExplanationJson(Explanation of) implements FileContent {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    Json.write(out, this::document);
  }

  private void document(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", of.instance().name());
    Json.number(json, "makespan_s", of.makespanS());
    solved(json, "best", of.best());
    bounds(json);
    json.writeArrayFieldStart("savings");
    for (Saving saving : of.savings()) {
      saving(json, saving);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("break_evens");
    for (BreakEven breakEven : of.breakEvens()) {
      breakEven(json, breakEven);
    }
    json.writeEndArray();
    Json.value(json, "tail", LatencyCsv.json(of.instance(), of.tail()));
    json.writeNumberField("unsolved", of.unsolved());
    json.writeEndObject();
  }

  private static void solved(JsonGenerator json, String key, Solved solved) throws IOException {
    json.writeObjectFieldStart(key);
    outcome(json, solved);
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, Solved solved) throws IOException {
    Json.number(json, "makespan_s", solved.makespanS());
    json.writeBooleanField("proven", solved.proven());
    json.writeFieldName("lengths");
    int[] lengths = solved.lengths().stream().mapToInt(l -> l).toArray();
    json.writeArray(lengths, 0, lengths.length);
    if (!solved.failure().isEmpty()) {
      json.writeStringField("failure", solved.failure());
    }
  }

  private void bounds(JsonGenerator json) throws IOException {
    Instance instance = of.instance();
    json.writeArrayFieldStart("bound_by");
    for (var entry : of.path().seconds().entrySet()) {
      json.writeStartObject();
      json.writeStringField("server", Servers.name(instance, entry.getKey()));
      Json.number(json, "seconds", entry.getValue());
      Json.number(json, "share", entry.getValue() / of.makespanS());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("path");
    for (Segment segment : of.path().segments()) {
      json.writeStartObject();
      json.writeStringField("server", Servers.name(instance, segment.resource()));
      Json.number(json, "start_s", segment.startS());
      Json.number(json, "end_s", segment.endS());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void saving(JsonGenerator json, Saving saving) throws IOException {
    Lever lever = saving.lever();
    json.writeStartObject();
    json.writeStringField("resource", lever.resource());
    json.writeStringField("path", lever.path());
    Json.number(json, "now", lever.now());
    json.writeStringField("unit", lever.unit());
    change(json, "ten_percent", lever.tenPercent(), saving.tenPercent(), saving.byTenPercentS());
    change(json, "one_unit", lever.oneUnit(), saving.oneUnit(), saving.byOneUnitS());
    json.writeEndObject();
  }

  private static void change(
      JsonGenerator json,
      String key,
      @Nullable Change change,
      @Nullable Solved solved,
      @Nullable Double savedS)
      throws IOException {
    if (change == null || solved == null) {
      json.writeNullField(key);
      return;
    }
    json.writeObjectFieldStart(key);
    json.writeStringField("change", change.amount());
    Json.number(json, "value", change.value());
    Json.number(json, "saved_s", savedS);
    outcome(json, solved);
    json.writeEndObject();
  }

  private static void breakEven(JsonGenerator json, BreakEven breakEven) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", breakEven.quantity());
    json.writeStringField("turned", breakEven.turned());
    json.writeStringField("unit", breakEven.unit());
    Json.number(json, "now", breakEven.now());
    Json.number(json, "from", breakEven.from());
    Json.number(json, "to", breakEven.to());
    json.writeBooleanField("pays", breakEven.pays());
    json.writeArrayFieldStart("edges");
    for (BreakEven.Edge edge : breakEven.edges()) {
      json.writeStartObject();
      end(json, "low", breakEven, edge.low());
      end(json, "high", breakEven, edge.high());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("unsolved", breakEven.unsolved());
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, String key, BreakEven breakEven, BreakEven.End end)
      throws IOException {
    json.writeObjectFieldStart(key);
    Json.number(json, breakEven.turned(), end.turn());
    Json.number(json, "value", end.value());
    outcome(json, end.solved());
    json.writeEndObject();
  }
}
