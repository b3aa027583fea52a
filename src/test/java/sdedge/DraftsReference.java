package sdedge;

import static sdedge.Json.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;

/** Instances with draft modes and shared links, and what an independent implementation computes. */
public record DraftsReference(String name, Instance instance, Map<String, Object> expected) {
  private static final Path FOLDER = Path.of("src/test/resources/reference/drafts");
  private static final String ENDING = ".expected.json";

  /** All cases, by name. */
  public static List<DraftsReference> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .map(DraftsReference::named)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the folder, or one of those to be refused. */
  public static Path file(String name) {
    Path own = FOLDER.resolve(name);
    return Files.exists(own) ? own : Path.of("src/test/resources/drafts").resolve(name);
  }

  private static DraftsReference named(String name) {
    try {
      Instance instance = InstanceReader.read(FOLDER.resolve(name + ".yaml"));
      return new DraftsReference(
          name, instance, Json.parse(Files.readString(FOLDER.resolve(name + ENDING))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** The plans given. */
  public List<Map<String, Object>> plans() {
    return Json.maps(expected.get("plans"));
  }

  /** A plan given, to be executed under a pipeline. */
  public Plan plan(Map<String, Object> content, Pipeline pipeline) {
    Map<String, Object> plan = new TreeMap<>();
    plan.put("cohorts", content.get("cohorts"));
    plan.put("uplink", content.getOrDefault("uplink", expected.get("uplink")));
    plan.put("pipeline", pipeline.key());
    if (content.containsKey("allocation")) {
      plan.put("allocation", content.get("allocation"));
    }
    return plan(plan);
  }

  private Plan plan(Map<String, Object> plan) {
    try {
      byte[] bytes = Json.text(plan).getBytes(StandardCharsets.UTF_8);
      return PlanReader.parse("plan.json", bytes, instance).plan();
    } catch (InvalidInputException e) {
      throw new AssertionError(name + ": " + e.problems(), e);
    }
  }

  /** A batch as in {@code u1+u2@3:ids} or {@code u1@a=2:ids,b=0}. */
  public Plan batch(String key) {
    String[] parts = key.split("@", 2);
    Map<String, Object> batch = new TreeMap<>();
    batch.put("tasks", List.of(parts[0].split("\\+", -1)));
    Map<String, Object> lengths = new TreeMap<>();
    Map<String, Object> modes = new TreeMap<>();
    for (String part : parts[1].split(",", -1)) {
      int is = part.indexOf('=');
      String[] choice = part.substring(is + 1).split(":", 2);
      if (is < 0) {
        batch.put("length", Integer.valueOf(choice[0]));
        if (choice.length > 1) {
          batch.put("mode", choice[1]);
        }
      } else {
        lengths.put(part.substring(0, is), Integer.valueOf(choice[0]));
        if (choice.length > 1) {
          modes.put(part.substring(0, is), choice[1]);
        }
      }
    }
    if (!lengths.isEmpty()) {
      batch.put("lengths", lengths);
      batch.put("modes", modes);
    }
    return plan(Map.of("cohorts", List.of(List.of(batch)), "uplink", "sequential"));
  }

  /** Makespans under a pipeline by scope, null where there is no plan. */
  public Map<String, Object> optimaS(Pipeline pipeline) {
    return map(map(expected.get("optima_s")).get(pipeline.key()));
  }
}
