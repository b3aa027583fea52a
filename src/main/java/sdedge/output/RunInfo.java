package sdedge.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a result came about: all that may differ between two runs of the same input.
 *
 * @param options used, whether given or by default, by name: texts, numbers, booleans and nulls
 * @param versions of the program and what it runs on, by name
 * @param cpuS processor seconds of the process; null if the platform does not tell
 * @param machine by name
 * @param inputs SHA-256 by file as given
 * @param seconds that parts of the run took, by name; empty if it had none
 */
public record RunInfo(
    List<String> argv,
    Map<String, @Nullable Object> options,
    Map<String, String> versions,
    Instant started,
    double wallS,
    @Nullable Double cpuS,
    Machine machine,
    Map<String, String> inputs,
    Map<String, Double> seconds) {

  /** What marks a directory as a result of this program. */
  public static final String KIND = "sdedge-result";

  /** The version of the files of a result. */
  public static final int FORMAT = 1;

  public RunInfo {
    argv = List.copyOf(argv);
  }

  /**
   * Writes {@code run.json}; {@code out} stays open.
   *
   * @param outputs SHA-256 of the other files of the result, by name
   */
  void writeTo(OutputStream out, Map<String, String> outputs) throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("kind", KIND);
          json.writeNumberField("format", FORMAT);
          process(json);
          if (!seconds.isEmpty()) {
            Json.value(json, "seconds", Json.object(seconds));
          }
          machine.writeTo(json);
          Json.value(json, "inputs", Json.object(inputs));
          Json.value(json, "outputs", Json.object(outputs));
          json.writeEndObject();
        });
  }

  private void process(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("argv");
    for (String argument : argv) {
      json.writeString(argument);
    }
    json.writeEndArray();
    Json.value(json, "options", Json.object(options));
    Json.value(json, "versions", Json.object(versions));
    json.writeStringField("started", started.toString());
    Json.number(json, "wall_s", wallS);
    Json.number(json, "cpu_s", cpuS);
  }
}
