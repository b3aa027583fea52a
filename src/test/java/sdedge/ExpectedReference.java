package sdedge;

import static sdedge.Json.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;

/** Instances with random steps, and what an independent implementation computes for them. */
public final class ExpectedReference {
  private static final Path FOLDER = Path.of("src/test/resources/reference");
  private static final String ENDING = ".expected.json";

  private ExpectedReference() {}

  /** The names of the cases of some folders, with it. */
  public static List<String> in(String... folders) throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .filter(name -> name.endsWith(ENDING))
            .map(name -> name.replace(ENDING, ""))
            .sorted()
            .forEach(names::add);
      }
    }
    return names;
  }

  /** The instance of a case. */
  public static Instance instance(String name) throws IOException, InvalidInputException {
    return InstanceReader.read(FOLDER.resolve(name + ".yaml"));
  }

  /** What is expected of a case. */
  public static Map<String, Object> values(String name) throws IOException {
    return Json.parse(Files.readString(FOLDER.resolve(name + ENDING)));
  }

  /** Plans of several drafters, by the file of their instance. */
  public static Map<String, Object> severalDrafters() throws IOException {
    return Json.parse(Files.readString(FOLDER.resolve("expected/several-drafters.json")));
  }

  /** An instance by its file, with random steps. */
  public static Instance withExpectedSteps(String file) throws Exception {
    Instance instance = InstanceReader.read(FOLDER.resolve(file));
    return instance.with(Steps.EXPECTED);
  }

  /** The plan that a value of the reference states. */
  public static Plan plan(Instance instance, Object content) throws Exception {
    Map<String, Object> keys = new LinkedHashMap<>(map(content));
    keys.keySet().retainAll(List.of("uplink", "cohorts", "allocation"));
    byte[] bytes = Json.text(keys).getBytes(StandardCharsets.UTF_8);
    return PlanReader.parse("plan", bytes, instance).plan();
  }

  /** The pipeline with a key. */
  public static Pipeline pipeline(String key) {
    return Arrays.stream(Pipeline.values())
        .filter(p -> p.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
