package sdedge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.api.Sdedge;
import sdedge.control.Control;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.study.FileSource;
import sdedge.study.StoredRun;

/** Each field of each file is changed once: that is found, unless nothing derives it. */
class CorruptedResultsIT {
  private static final Pattern POSITION = Pattern.compile("\\[[0-9]+]");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve instances/quickstart.yaml",
        "solve instances/quickstart.yaml --pipeline sequential --order given",
        "solve instances/two-drafters.yaml --class contiguous",
        "solve instances/two-drafters.yaml --method equal-shares",
        "solve instances/drafts/l4-a100-modes.yaml --class contiguous",
        "solve instances/quickstart.yaml --steps mean --bound-all",
        "solve instances/published-1.1b-7b-answers.yaml --class contiguous",
        "solve instances/quickstart.yaml --pipeline asynchronous",
        "solve instances/two-drafters.yaml --pipeline continuous --steps mean",
        "solve instances/slow-uplink.yaml --uplink joint --class contiguous",
        "stream instances/quickstart.yaml --requests 30 --policy best --groups 1 --rate 1/s"
            + " --slo ttft=20s,tpot=2s --capacity",
        "stream instances/two-drafters.yaml --requests 20 --policy joining --concurrency 3"
            + " --groups 1 --draws 2",
        "capacity instances/quickstart.yaml --within 4s --draws 3",
      })
  void everyChangeOfAFieldThatIsDerivedIsFound(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("-o", folder.resolve("out").toString()));
    Sdedge.run(words.toArray(String[]::new));
    String instance = words.get(1);
    Map<String, byte[]> files = files(folder.resolve("out"));
    LoadedInstance subject =
        StoredRun.settings(folder.resolve("out"))
            .applied(
                instance,
                Files.readAllBytes(Path.of(instance)),
                FileSource.DISK.folder(instance),
                Arrivals.ANY);
    assertThat(differences(subject, files)).isEmpty();
    List<String> missed = new ArrayList<>();
    for (String name : files.keySet()) {
      for (Map.Entry<String, Change> change : changes(name, files).entrySet()) {
        MutableResult changed = new MutableResult(files);
        change.getValue().of(changed);
        if (name.equals("run.json")) {
          changed.keepDigests();
        }
        boolean isFound = !differences(subject, changed.files()).isEmpty();
        boolean isDerived =
            FieldWords.of(words.get(0), name, change.getKey()) != FieldWords.Word.NOT_DERIVED;
        if (isDerived && !isFound) {
          missed.add(name + " " + change.getKey());
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private interface Change {
    void of(MutableResult result);
  }

  private static Map<String, byte[]> files(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(out)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<?> differences(LoadedInstance subject, Map<String, byte[]> files)
      throws Exception {
    try {
      return ResultChecker.check(subject, ResultSource.of(files), Control.NONE).differences();
    } catch (NotAResultException e) {
      return List.of(e);
    }
  }

  /** A change of the last of the values of each field, by its path without positions. */
  private static Map<String, Change> changes(String name, Map<String, byte[]> files) {
    Map<String, Change> changes = new LinkedHashMap<>();
    MutableResult result = new MutableResult(files);
    if (name.endsWith(".json")) {
      leaves("", result.json(name), List.of())
          .forEach(
              (path, steps) ->
                  changes.put(
                      POSITION.matcher(path).replaceAll(""),
                      changed -> change(changed.json(name), steps)));
      return changes;
    }
    List<List<String>> rows = result.csv(name);
    for (int c = 0; c < rows.get(0).size(); c++) {
      int column = c;
      changes.put(rows.get(0).get(c), changed -> change(changed.csv(name), column));
    }
    return changes;
  }

  private static void change(List<List<String>> rows, int column) {
    for (int r = rows.size() - 1; r > 0; r--) {
      String value = rows.get(r).get(column);
      if (!value.isEmpty()) {
        Double number = FileDiff.number(value);
        rows.get(r).set(column, number == null ? value + "x" : String.valueOf(other(number)));
        return;
      }
    }
    if (rows.size() > 1) {
      rows.get(1).set(column, "1");
    } else {
      rows.remove(0); // a table without rows
    }
  }

  private static Object other(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? (Object) (long) (number + 1)
        : (Object) (number * 1.01);
  }

  /** Paths of all values, each with the keys and positions that lead there. */
  private static Map<String, List<Object>> leaves(
      String path, @Nullable Object value, List<Object> steps) {
    Map<String, List<Object>> leaves = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, each) ->
              leaves.putAll(
                  leaves(path.isEmpty() ? "" + key : path + "." + key, each, with(steps, key))));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        leaves.putAll(leaves(path + "[" + i + "]", list.get(i), with(steps, i)));
      }
    } else {
      leaves.put(path, steps);
    }
    return leaves;
  }

  private static List<Object> with(List<Object> steps, Object next) {
    List<Object> more = new ArrayList<>(steps);
    more.add(next);
    return more;
  }

  @SuppressWarnings("unchecked")
  private static void change(Object document, List<Object> steps) {
    Object at = document;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      at =
          Objects.requireNonNull(
              step instanceof Integer i ? ((List<Object>) at).get(i) : Json.map(at).get(step));
    }
    Object last = steps.get(steps.size() - 1);
    if (last instanceof Integer i) {
      List<Object> list = (List<Object>) at;
      list.set(i, other(list.get(i)));
    } else {
      Map<String, Object> map = (Map<String, Object>) at;
      map.put((String) last, other(map.get(last)));
    }
  }

  private static Object other(@Nullable Object value) {
    if (value instanceof Number number) {
      return other(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      return !truth;
    }
    return value instanceof String text ? text + "x" : (Object) 1;
  }
}
