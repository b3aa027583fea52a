package sdedge.wireless.allocation;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.Json;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.reader.InstanceReader;

/** An instance with what independent programs compute for its joint uplink. */
public record UplinkReference(String name, Instance instance, Map<String, Object> content) {
  private static final Path FOLDER = Path.of("src/test/resources/reference/uplink");

  /** All cases with an instance of their own. */
  public static List<UplinkReference> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .sorted()
          .map(UplinkReference::named)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UplinkReference named(String name) {
    try {
      Instance instance = InstanceReader.read(FOLDER.resolve(name + ".yaml"));
      return new UplinkReference(name, instance, json(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> json(String name) throws IOException {
    return Json.parse(Files.readString(FOLDER.resolve(name + ".json")));
  }

  /** The given plan and, of the joint optimum, its own. */
  List<Planned> plans() {
    return List.of(
        new Planned(this, map(content.get("given"))),
        new Planned(this, map(map(content.get("joint")).get("plan"))));
  }

  int[] order() {
    return list(content.get("task_order")).stream().mapToInt(this::task).toArray();
  }

  Traffic traffic() {
    return Traffic.of(instance, order());
  }

  int task(Object id) {
    return IntStream.range(0, instance.tasks().size())
        .filter(k -> instance.tasks().get(k).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }

  /** A plan and what is expected of it. */
  record Planned(UplinkReference of, Map<String, Object> content) {
    double makespanS() {
      return number(content.get("makespan_s"));
    }

    /** L by batch. */
    double[] batchPathS() {
      return numbers(content.get("L_s"));
    }

    List<List<Map<String, Object>>> cohorts() {
      return list(content.get("cohorts")).stream().map(cohort -> Json.maps(cohort)).toList();
    }

    /** L by position of the order. */
    double[] pathS() {
      List<Double> paths = new ArrayList<>();
      int at = 0;
      for (Map<String, Object> batch : cohorts().stream().flatMap(List::stream).toList()) {
        for (Object ignored : list(batch.get("tasks"))) {
          paths.add(batchPathS()[at]);
        }
        at++;
      }
      return paths.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** T_d by drafter, where there are several. */
    Map<String, Double> makespanByDrafter() {
      Object byDrafter = content.get("makespan_by_drafter_s");
      return byDrafter == null
          ? Map.of()
          : map(byDrafter).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> number(e.getValue())));
    }

    /** The weights λ of the prompts of a cell. */
    double[] weights(SharedCell cell) {
      Map<String, Object> byTask = map(content.get("weights_s_per_bit"));
      int[] order = of.order();
      return Arrays.stream(cell.positions())
          .mapToDouble(p -> number(byTask.get(of.instance.tasks().get(order[p]).id())))
          .toArray();
    }
  }
}
