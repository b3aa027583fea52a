package sdedge;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** Closed loops of an engine that splits prompts, as another implementation serves them. */
public final class EngineLoops {
  private static final Path FILE =
      Path.of("src/test/resources/reference/engine/engine-stream.json");
  private static final List<String> MODEL =
      List.of("layers", "hidden", "parameters", "weight_bytes", "kv_bytes_per_token");

  private EngineLoops() {}

  /**
   * A loop.
   *
   * @param file the instance
   * @param tasks by request, indices in the instance
   * @param timesS by request: arrival, first token, completion
   */
  public record Loop(
      String name,
      String file,
      int length,
      int users,
      List<Integer> tasks,
      List<List<Double>> timesS,
      int steps) {
    /** The instance. */
    public Instance instance() throws InvalidInputException {
      byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
      return InstanceReader.parse(name, bytes, Path.of(""));
    }

    /** A trace whose order of tasks is that of the requests. */
    public String arrivals() {
      StringBuilder csv = new StringBuilder("arrival_s,task\n");
      tasks.forEach(task -> csv.append("0,t").append(task).append('\n'));
      return csv.toString();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them. */
  public static List<Loop> all() throws IOException {
    Map<String, Object> content = map(Json.parse(Files.readString(FILE)));
    List<Loop> loops = new ArrayList<>();
    for (Object each : list(content.get("cases"))) {
      loops.add(loop("loop-" + (loops.size() + 1), content, map(each)));
    }
    return loops;
  }

  private static Loop loop(String name, Map<String, Object> content, Map<String, Object> of) {
    List<Object> tasks = list(of.get("tasks"));
    Map<String, Object> expected = map(of.get("expected"));
    List<List<Double>> timesS =
        Json.maps(expected.get("requests")).stream()
            .map(
                times ->
                    List.of(
                        number(times.get("arrival_s")),
                        number(times.get("first_s")),
                        number(times.get("complete_s"))))
            .toList();
    return new Loop(
        name,
        instance(name, content, of, tasks),
        (int) number(of.get("length")),
        (int) number(of.get("users")),
        IntStream.range(0, timesS.size()).map(r -> r % tasks.size()).boxed().toList(),
        timesS,
        (int) number(expected.get("steps")));
  }

  private static String instance(
      String name, Map<String, Object> content, Map<String, Object> of, List<Object> tasks) {
    Map<String, Object> verifier = map(content.get("verifier"));
    Map<String, Object> drafter = map(content.get("drafter"));
    StringBuilder text = new StringBuilder("version: 1\nname: " + name + "\nmodels:\n");
    text.append("  large: {").append(entries(verifier, true)).append("}\n");
    text.append("  small: {").append(entries(drafter, true)).append("}\n");
    String node = ", latency_model: roofline, ";
    text.append("verifier: {id: v, model: large" + node);
    text.append(entries(verifier, false)).append("}\ndrafters:\n  - {id: d, model: small" + node);
    text.append(entries(drafter, false)).append("}\n");
    text.append("speculation: {min_length: 0, max_length: 8}\nserving: {");
    text.append("max_num_batched_tokens: ").append(of.get("max_batched_tokens"));
    text.append(", async_scheduling: ").append(of.get("one_ahead"));
    text.append(", front_end_s: ").append(of.get("front_end_s")).append("}\ntasks:\n");
    for (int k = 0; k < tasks.size(); k++) {
      List<Object> tokens = list(tasks.get(k));
      text.append(
          String.format(
              Locale.ROOT,
              "  - {id: t%d, input_tokens: %s, output_tokens: %s, acceptance: %s}%n",
              k,
              tokens.get(0),
              tokens.get(1),
              of.get("acceptance")));
    }
    return text.toString();
  }

  private static String entries(Map<String, Object> node, boolean ofModel) {
    List<String> entries = new ArrayList<>();
    node.forEach(
        (key, value) -> {
          if (MODEL.contains(key) == ofModel) {
            entries.add(key + ": " + value);
          }
        });
    return String.join(", ", entries);
  }
}
