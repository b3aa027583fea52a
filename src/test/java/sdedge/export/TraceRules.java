package sdedge.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sdedge.Json;

/**
 * The rules of the Trace Event Format as far as the trace uses it, from its description ("Trace
 * Event Format", Google, 2016), and that nothing overlaps on a thread. Independent of the writer.
 */
public final class TraceRules {
  private static final Set<String> METADATA =
      Set.of("process_name", "process_sort_index", "thread_name", "thread_sort_index");

  private final List<String> broken = new ArrayList<>();
  private final Map<String, List<Slice>> slices = new HashMap<>();
  private final Map<String, String> threads = new HashMap<>();
  private final Map<Object, Map<String, Object>> begun = new HashMap<>();
  private final Set<Object> ended = new HashSet<>();

  public record Slice(String name, String category, double beginUs, double durationUs) {
    public double endUs() {
      return beginUs + durationUs;
    }
  }

  private TraceRules() {}

  /** Reads a trace; slices by the name of their thread. */
  public static TraceRules of(String trace) {
    TraceRules rules = new TraceRules();
    List<Object> events = Json.list(Json.parse(trace).get("traceEvents"));
    events.forEach(event -> rules.read(Json.map(event)));
    events.forEach(event -> rules.readFlow(Json.map(event)));
    rules.slices.forEach(rules::overlaps);
    rules.begun.keySet().stream()
        .filter(id -> !rules.ended.contains(id))
        .forEach(id -> rules.broken.add("flow " + id + " never ends"));
    return rules;
  }

  /** Every rule that is broken. */
  public List<String> broken() {
    return broken;
  }

  public Map<String, List<Slice>> slices() {
    Map<String, List<Slice>> named = new HashMap<>();
    slices.forEach(
        (thread, all) -> named.put(Objects.requireNonNull(threads.get(thread), thread), all));
    return named;
  }

  public int flows() {
    return ended.size();
  }

  private void require(boolean holds, Object event, String rule) {
    if (!holds) {
      broken.add(rule + ": " + event);
    }
  }

  private static String thread(Map<String, Object> event) {
    return event.get("pid") + "/" + event.get("tid");
  }

  private void read(Map<String, Object> event) {
    String phase = String.valueOf(event.get("ph"));
    require(Set.of("M", "X", "s", "f").contains(phase), event, "known phase");
    require(event.get("name") instanceof String, event, "a name");
    require(event.get("cat") instanceof String, event, "a category");
    require(event.get("pid") instanceof Integer, event, "an integer pid");
    require(event.get("tid") instanceof Integer, event, "an integer tid");
    if (phase.equals("M")) {
      readMetadata(event);
    } else if (phase.equals("X")) {
      Slice slice =
          new Slice(
              String.valueOf(event.get("name")),
              String.valueOf(event.get("cat")),
              Json.number(event.get("ts")),
              Json.number(event.get("dur")));
      require(slice.beginUs >= 0 && slice.durationUs >= 0, event, "times >= 0");
      slices.computeIfAbsent(thread(event), t -> new ArrayList<>()).add(slice);
    }
  }

  private void readMetadata(Map<String, Object> event) {
    String name = String.valueOf(event.get("name"));
    require(METADATA.contains(name), event, "known metadata");
    Object value = Json.map(event.get("args")).get(name.endsWith("_name") ? "name" : "sort_index");
    require(value != null, event, "a value");
    if (name.equals("thread_name")) {
      require(
          threads.put(thread(event), String.valueOf(value)) == null, event, "one name per thread");
    }
  }

  private void readFlow(Map<String, Object> event) {
    String phase = String.valueOf(event.get("ph"));
    if (!phase.equals("s") && !phase.equals("f")) {
      return;
    }
    Object id = Objects.requireNonNull(event.get("id"));
    double timeUs = Json.number(event.get("ts"));
    require(
        slices.getOrDefault(thread(event), List.of()).stream()
            .anyMatch(s -> s.beginUs <= timeUs && timeUs <= s.endUs()),
        event,
        "a slice around it");
    if (phase.equals("s")) {
      require(begun.put(id, event) == null, event, "one begin per flow");
      return;
    }
    Map<String, Object> begin = begun.get(id);
    require(event.get("bp") != null && ended.add(id) && begin != null, event, "one end per flow");
    if (begin != null) {
      require(Json.number(begin.get("ts")) <= timeUs, event, "flows go forward");
      require(
          Objects.equals(begin.get("cat"), event.get("cat"))
              && Objects.equals(begin.get("name"), event.get("name")),
          event,
          "both ends alike");
    }
  }

  private void overlaps(String thread, List<Slice> all) {
    List<Slice> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Slice::beginUs).thenComparingDouble(Slice::endUs));
    for (int i = 1; i < sorted.size(); i++) {
      require(sorted.get(i - 1).endUs() <= sorted.get(i).beginUs(), sorted.get(i), "no overlap");
    }
    require(threads.containsKey(thread), thread, "a named thread");
  }
}
