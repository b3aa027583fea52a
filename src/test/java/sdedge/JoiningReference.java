package sdedge;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;
import static sdedge.Json.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import sdedge.document.InvalidInputException;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.instance.Scope;
import sdedge.instance.Steps;
import sdedge.instance.reader.InstanceReader;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;

/**
 * A plan whose tasks join one by one, and what an independent implementation computes for it.
 *
 * @param completeS by task, seconds
 * @param steps of all tasks together
 */
public record JoiningReference(
    Instance instance,
    Plan plan,
    double makespanS,
    List<Double> completeS,
    double steps,
    double verifierBusyS) {
  private static final Path FOLDER = Path.of("src/test/resources/reference/continuous");
  private static final double NO_CAP = 1e6;

  /** The names of all that begin with a word and have a plan. */
  public static List<String> names(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(beginning) && name.endsWith(".json"))
          .filter(JoiningReference::hasPlan)
          .sorted()
          .toList();
    }
  }

  private static boolean hasPlan(String name) {
    try {
      return Json.parse(Files.readString(FOLDER.resolve(name))).containsKey("service");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plan of an instance beside it. */
  public static JoiningReference beside(String name) throws IOException, InvalidInputException {
    Map<String, Object> values = Json.parse(Files.readString(FOLDER.resolve(name)));
    return of(InstanceReader.read(FOLDER.resolve((String) values.get("instance"))), values);
  }

  /** A plan of an instance that is shipped, under mean steps. */
  public static JoiningReference shipped(String name) throws IOException, InvalidInputException {
    Map<String, Object> values = Json.parse(Files.readString(FOLDER.resolve(name)));
    Instance instance = InstanceReader.read(Path.of((String) values.get("instance")));
    return of(instance.with(Steps.MEAN), values);
  }

  private static JoiningReference of(Instance instance, Map<String, Object> values) {
    Map<String, Object> expected = map(values.get("expected"));
    return new JoiningReference(
        instance,
        new Plan(Scope.BATCH, null, service(map(values.get("service")))),
        number(expected.get("makespan_s")),
        Arrays.stream(numbers(expected.get("complete_s"))).boxed().toList(),
        number(expected.get("steps")),
        number(expected.get("verifier_busy_s")));
  }

  private static JoiningService service(Map<String, Object> values) {
    SortedSet<Integer> urgent = new TreeSet<>();
    List<Object> each = list(values.get("urgent"));
    for (int k = 0; k < each.size(); k++) {
      if ((Boolean) each.get(k)) {
        urgent.add(k);
      }
    }
    List<Integer> order = new ArrayList<>();
    list(values.get("order")).forEach(k -> order.add((int) number(k)));
    return new JoiningService(
        order,
        number(values.get("wait")),
        urgent,
        cap(values.get("new_per_pass")),
        cap(values.get("most_residents")),
        (Boolean) values.get("apart"),
        byIndex(values.get("lengths")),
        (int) number(values.get("few")),
        byIndex(values.get("few_lengths")),
        byIndex(values.get("offsets")),
        Collections.emptySortedMap());
  }

  private static int cap(Object value) {
    return number(value) == NO_CAP ? Batching.UNLIMITED : (int) number(value);
  }

  private static SortedMap<Integer, Integer> byIndex(Object values) {
    SortedMap<Integer, Integer> byIndex = new TreeMap<>();
    double[] all = numbers(values);
    for (int i = 0; i < all.length; i++) {
      byIndex.put(i, (int) all[i]);
    }
    return byIndex;
  }
}
